import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../src/decode-text.js'

const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('is read', () => {
  test.each<[string, Buffer, string, string]>([
    ['UTF-8', Buffer.from('Élite 더 글로리 👻'), 'Élite 더 글로리 👻', 'UTF-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeffMaid'), 'Maid', 'UTF-8'],
    ['UTF-16LE with a mark', Buffer.from('\ufeffÉlite', 'utf16le'), 'Élite', 'UTF-16LE'],
    ['UTF-16BE with a mark', big('\ufeffÉlite'), 'Élite', 'UTF-16BE'],
    ['UTF-16LE without one', Buffer.from('service,content', 'utf16le'), 'service,content', 'UTF-16LE'],
    ['UTF-16BE without one', big('service,content'), 'service,content', 'UTF-16BE'],
    ['Windows-1252', latin('Élite, Señor, Fräulein'), 'Élite, Señor, Fräulein', 'Windows-1252'],
    ['a curly apostrophe and a dash of Windows-1252', latin('Grey\x92s \x96 5 \x80'), 'Grey’s – 5 €', 'Windows-1252'],
    ['a question turned around', latin('\xbfQui\xe9n mat\xf3 a Sara?'), '¿Quién mató a Sara?', 'Windows-1252'],
  ])('%s', (_, bytes, text, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding })
  })
})

describe('is refused rather than read as something else', () => {
  test.each<[string, Buffer, RegExp]>([
    ['Polish of Windows-1250', latin('Ca\xb3y dom'), /neither UTF-8 nor Windows-1252/],
    ['Russian of Windows-1251', latin('\xcc\xee\xf1\xea\xe2\xe0'), /neither UTF-8 nor Windows-1252/],
    ['French of an old Mac', latin('caf\x8e'), /neither UTF-8 nor Windows-1252/],
    ['bytes that are no text', Buffer.from([200, 201, 3, 250, 129, 7]), /neither UTF-8 nor Windows-1252/],
    [
      'UTF-8 in one line and Windows-1252 in another',
      Buffer.concat([Buffer.from('Élite\n'), latin('Señor y más')]),
      /in one place and not/,
    ],
    ['a zero byte', Buffer.from('Ma\0id, Maid'), /zero byte/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x4d, 0, 0, 0]), /UTF-32/],
  ])('%s', (_, bytes, reason) => {
    expect(decodeText(bytes)).toMatchObject({ refused: expect.stringMatching(reason), advice: expect.not.stringMatching(/download/) })
  })

  test.each([
    Buffer.from('Élite é').subarray(0, -1),
    Buffer.from('Élite 👻').subarray(0, -2),
    Buffer.from('\ufeffMaid', 'utf16le').subarray(0, -1),
  ])('what ends inside a letter: only this is to be downloaded again', bytes => {
    expect(decodeText(bytes)).toMatchObject({
      refused: expect.stringMatching(/inside a letter/),
      advice: 'it is cut off; download it again',
    })
  })
})

test('any text comes back as it was, in every encoding that has its letters', () => {
  const word = fc.string({ unit: 'grapheme' }).filter(text => !text.includes('\0') && text.isWellFormed() && !text.startsWith('\ufeff'))
  fc.assert(
    fc.property(word, text => {
      for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le'), big(`\ufeff${text}`)])
        expect(decodeText(bytes)).toMatchObject({ text })
    }),
    { numRuns: 500 },
  )
})
