import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeRecord, encodeRecord, nextCandidate } from '../../src/plays/journal/record.js'

test('a record reads back as written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('spans' as const, 'reject' as const),
      fc.integer({ min: 0, max: 65_535 }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (kind, count, touched, rows) => {
        const bytes = encodeRecord(kind, count, touched, rows)
        const read = decodeRecord(bytes, 0)
        if (typeof read === 'string') throw new Error(read)
        expect(read.next).toBe(bytes.length)
        expect(read.record.kind).toBe(kind)
        expect(read.record.count).toBe(count)
        expect(read.record.touched.toString()).toBe(touched)
        expect(read.record.rows.toString()).toBe(rows)
      },
    ),
  )
})

test('every shorter piece is short, and every flipped bit is seen', () => {
  const bytes = encodeRecord('spans', 3, 'touched', 'rows')
  for (let length = 0; length < bytes.length; length++) expect(decodeRecord(bytes.subarray(0, length), 0)).toBe('short')
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    // A length that grew points beyond the end: that is short.
    expect(decodeRecord(flipped, 0), `bit ${bit}`).toBeTypeOf('string')
  }
})

test('a mark that is cut by the end of what was read is not skipped', () => {
  const record = encodeRecord('spans', 1, '', '')
  for (let cut = 1; cut < 4; cut++) {
    const seen = Buffer.concat([Buffer.from('damaged'), record.subarray(0, cut)])
    expect(nextCandidate(seen, 0)).toBe(7)
  }
  expect(nextCandidate(Buffer.from('damaged'), 0)).toBe(7)
})
