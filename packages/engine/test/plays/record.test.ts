import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeRecord, encodeRecord, nextCandidate } from '../../src/plays/journal/journal-record.js'

test('a record reads back as written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('message' as const, 'reject' as const, 'minute' as const),
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
  const bytes = encodeRecord('message', 3, 'touched', 'rows')
  for (let length = 0; length < bytes.length; length++) expect(decodeRecord(bytes.subarray(0, length), 0)).toBe('short')
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    // A length that grew points beyond the end: that is short.
    expect(decodeRecord(flipped, 0), `bit ${bit}`).toBeTypeOf('string')
  }
})

test('a mark that is cut by the end of what was read is not skipped', () => {
  const record = encodeRecord('message', 1, '', '')
  for (let cut = 1; cut < 4; cut++) {
    const seen = Buffer.concat([Buffer.from('damaged'), record.subarray(0, cut)])
    expect(nextCandidate(seen, 0)).toBe(7)
  }
  expect(nextCandidate(Buffer.from('damaged'), 0)).toBe(7)
})

test('a message as 0.1 wrote it, with its epoch, is read without it; hashes stay exact', () => {
  const row = '[1628541000000,7,"s","e1","00000000-0000-8000-a000-000000000000",18446744073709551615,1,"","","test",0,0,[[-1,1,0,1]]]\n'
  const bytes = encodeRecord('message', 1, '["2021-08-09","s","e1"\n18446744073709551615\n', row)
  bytes.writeUInt8(0, 18)
  bytes.writeUInt32LE(crc32(bytes.subarray(8)), 4)
  const read = decodeRecord(bytes, 0)
  if (typeof read === 'string') throw new Error(read)
  expect([read.record.kind, read.record.rows.toString()]).toEqual(['message', row.replace('000,7,', '000,')])
})

test.each([
  ['a field of another name', '{"viewerId":"ana@example.org"}'],
  ['quotes and line ends', '"ana \\" \\n ],["'],
  ['nothing', ''],
])('a refused message as 0.1 wrote it, with %s, is read as refused, without what it said', (_, body) => {
  const row = ['2021-08-09 20:00:00.000', '00000000-0000-8000-a000-000000000000', 's', 'viewer', 'is missing', body]
  const bytes = encodeRecord('reject', 1, '', `${JSON.stringify(row)}\n`)
  bytes.writeUInt8(1, 18)
  bytes.writeUInt32LE(crc32(bytes.subarray(8)), 4)
  const read = decodeRecord(bytes, 0)
  if (typeof read === 'string') throw new Error(read)
  expect(read.record.kind).toBe('reject')
  expect(JSON.parse(read.record.rows.toString())).toEqual([...row.slice(0, -1), '"(from before ids were replaced everywhere: not kept)"'])
})
