import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameKey } from '../src/name-key.js'
import { plainSlug } from '../src/plain-slug.js'
import { slug } from '../src/slug.js'

describe('the id of a name', () => {
  test.each([
    ['👻', 'untitled-1f47b'],
    ['!!!', 'untitled-21-21-21'],
    ['…', 'untitled-2026'],
    ['$', 'untitled-24'],
    ['❤️', 'untitled-2764'],
    ['❤', 'untitled-2764'],
    ['🏳️‍🌈', 'untitled-1f3f3-200d-1f308'],
    ['I ❤️ Dick', 'i-dick'],
    ['👨‍👩‍👧', 'untitled-1f468-200d-1f469-200d-1f467'],
    ['M*A*S*H', 'm-a-s-h'],
    ['Élite', 'elite'],
    ['שטיסל', 'שטיסל'],
    ['مدرسة الروابي', 'مدرسة-الروابي'],
  ])('%s → %s', (name, id) => expect(plainSlug(name)).toBe(id))
})

test.each([
  ['Grey’s Anatomy', "Grey's Anatomy"],
  ['É', 'E\u0301'],
  ['La  casa\u00a0de papel', 'La casa de papel'],
  ['“Lassie”', '"Lassie"'],
  ['\u200Eشتيسل\u200F', 'شتيسل'],
  ['Grey`s Anatomy', 'Greyʹs Anatomy'],
  ['tick, tick…BOOM!', 'tick, tick...BOOM!'],
  ['Spider\u2011Man', 'Spider-Man'],
  ['Rebel Moon — Part One', 'Rebel Moon – Part One'],
  ['I ❤️ Dick', 'I ❤ Dick'],
  ['Mon\u00ADey Heist', 'Mon\u200Bey Heist'],
])('%s and %s are one name, and one id', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other))
  expect(plainSlug(one)).toBe(plainSlug(other))
})

test.each([
  ['Elite', 'Élite'],
  ['The Addams Family', 'Addams Family'],
  ['C', 'C++'],
  ['HIT', 'Hit'],
])('%s and %s may be two', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)))

describe('the id of a very long name', () => {
  const bytes = (text: string) => new TextEncoder().encode(text).length
  const japanese = 'シーズン'.repeat(60)

  test.each([
    ['letters', 'a'.repeat(5000)],
    ['words', 'the quiet life of '.repeat(40)],
    ['letters of three bytes', japanese],
    ['letters of four bytes, one byte off', `x${'𝒜'.repeat(200)}`],
  ])('%s: fits a file name with an ending, and an address', (_, name) => {
    const id = plainSlug(name)
    expect(bytes(id)).toBeLessThanOrEqual(160)
    expect(id).not.toMatch(/\uFFFD|--|-$/)
    expect(slug(id)).toBe(id)
    // What tells namesakes apart is put behind it, and is a slug still.
    expect(slug(`${id}-2021-12`)).toBe(`${id}-2021-12`)
  })

  test('two that differ in the last letter are two', () => {
    expect(plainSlug(`${japanese}あ`)).not.toBe(plainSlug(`${japanese}い`))
  })

  test('one of 200 bytes stays whole', () => expect(plainSlug('a'.repeat(200))).toBe('a'.repeat(200)))
})

const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }).filter(name => name.trim() !== '')

test('an id is its own slug, never empty; spellings of one name have one', () => {
  fc.assert(
    fc.property(names, name => {
      const id = plainSlug(name)
      expect(id).not.toBe('')
      expect(slug(id)).toBe(id)
      expect(plainSlug(id)).toBe(id)
      expect(plainSlug(name.normalize('NFD'))).toBe(plainSlug(name.normalize('NFC')))
      expect(nameKey(nameKey(name))).toBe(nameKey(name))
      // A mark that nobody sees changes nothing, wherever it stands.
      const marked = [...name].join('\u200b')
      expect(nameKey(marked)).toBe(nameKey(name))
      expect(plainSlug(`${marked}x`)).toBe(plainSlug(`${name}x`))
    }),
    { numRuns: 500 },
  )
})
