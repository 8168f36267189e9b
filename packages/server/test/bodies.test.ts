import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBody } from '../src/collect/decode-body.js'
import { parseBody } from '../src/collect/parse-body.js'
import { BodyTooLarge } from '../src/collect/read-body.js'

const most = 64 * 1024
const plain = Buffer.from('{"service":"noa","content":"café"}')

describe('a compressed body', () => {
  test.each([
    ['gzip', gzipSync(plain)],
    ['x-gzip', gzipSync(plain)],
    ['GZIP', gzipSync(plain, { level: 1 })],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['identity', plain],
    [undefined, plain],
  ])('as %s is unpacked', (encoding, body) => {
    expect(decodeBody(body, encoding, most)).toEqual(plain)
  })

  test.each(['zstd', 'compress', 'gzip, gzip', 'gzip;q=1', 'constructor'])('as %s is refused in words', encoding => {
    expect(() => decodeBody(plain, encoding, most)).toThrow(expect.objectContaining({ code: 'unsupported-encoding', status: 415 }))
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ])('as %s, of more than may be, is not unpacked', (encoding, pack) => {
    expect(decodeBody(pack(Buffer.alloc(most)), encoding, most)).toHaveLength(most)
    expect(() => decodeBody(pack(Buffer.alloc(most + 1)), encoding, most)).toThrow(BodyTooLarge)
    expect(() => decodeBody(pack(Buffer.alloc(50_000_000)), encoding, most)).toThrow(BodyTooLarge)
  })

  test('that is something else, or cut off, is refused in words', () => {
    for (const encoding of ['gzip', 'deflate', 'br'])
      for (const body of [Buffer.alloc(0), plain, gzipSync(plain).subarray(0, -9)])
        if (encoding !== 'deflate' || body.length > 0)
          expect(() => decodeBody(body, encoding, most)).toThrow(expect.objectContaining({ code: 'invalid-message' }))
  })
})

describe('text', () => {
  const said = { content: 'café “x”' }
  const text = JSON.stringify(said)
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  test.each<[string, Buffer, string, unknown?]>([
    ['UTF-8', Buffer.from(text), 'application/json'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'text/plain;charset=UTF-8'],
    ['UTF-8 that says it is Latin-1', Buffer.from(text), 'text/plain; charset=ISO-8859-1'],
    ['UTF-16 with a byte order mark', utf16, 'application/json'],
    ['UTF-16, big end first', Buffer.from(utf16).swap16(), ''],
    ['UTF-16 by its name', Buffer.from(text, 'utf16le'), 'application/json; charset="utf-16le"'],
    ['Latin-1 by its name', Buffer.from('{"content":"café"}', 'latin1'), 'text/plain; charset=iso-8859-1', { content: 'café' }],
    [
      'Windows-1251 by its name',
      Buffer.concat([Buffer.from('{"content":"'), Buffer.from([0xea, 0xee]), Buffer.from('"}')]),
      'text/plain; charset=windows-1251',
      { content: 'ко' },
    ],
  ])('as %s', (_, body, type, other) => {
    expect(parseBody(body, type)).toEqual({ said: other ?? said })
  })

  test.each([
    ['Latin-1 without a word', Buffer.from('{"content":"caf\u00e9"}', 'latin1'), 'application/json', { refused: 'is not UTF-8' }],
    ['half a character', Buffer.from(text).subarray(0, 16), 'application/json; charset=utf-8', { refused: 'is not UTF-8' }],
    ['two marks', Buffer.from(`\ufeff\ufeff${text}`), '', { refused: 'is no JSON' }],
    ['nothing', Buffer.alloc(0), '', { refused: 'is no JSON' }],
  ])('%s is refused', (_, body, type, refused) => {
    expect(parseBody(body, type)).toEqual(refused)
  })

  test('in a character set nobody knows is refused in words', () => {
    const body = Buffer.from('{"content":"caf\u00e9"}', 'latin1')
    expect(() => parseBody(body, 'text/plain; charset=klingon')).toThrow(expect.objectContaining({ code: 'unsupported-encoding' }))
  })
})

test('no body is a defect: it is read, or refused with a reason', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map(array => Buffer.from(array))
  const encoding = fc.constantFrom(undefined, 'gzip', 'deflate', 'br', 'zstd')
  const type = fc.constantFrom('', 'text/plain;charset=utf-16', 'text/plain;charset=latin1', 'text/plain;charset=x', 'application/json')
  fc.assert(
    fc.property(bytes, encoding, type, (body, encoding, type) => {
      try {
        const parsed = parseBody(decodeBody(body, encoding, most), type)
        expect('said' in parsed || parsed.refused.length > 0).toBe(true)
      } catch (error) {
        expect(error instanceof BodyTooLarge || (error as { code?: string }).code).toBeTruthy()
      }
    }),
    { numRuns: 300 },
  )
})
