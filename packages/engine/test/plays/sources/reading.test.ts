import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headOf, peek } from '../../../src/plays/sources/read/file-head.js'
import { readJsonElements } from '../../../src/plays/sources/read/json-elements.js'
import type { Located } from '../../../src/plays/sources/read/located.js'
import { pulled } from '../../../src/plays/sources/read/pulled.js'
import { readCsv } from '../../../src/plays/sources/read/read-csv.js'
import { readLines } from '../../../src/plays/sources/read/read-lines.js'

/** Bytes in pieces of the given lengths, again and again. */
async function* pieces(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length]!
    yield bytes.subarray(at, at + length)
    at += length
  }
}
async function all<Value>(batches: AsyncIterable<Located<Value>[]>): Promise<Located<Value>[]> {
  const found: Located<Value>[] = []
  for await (const batch of batches) found.push(...batch)
  return found
}
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

test('lines are the same however the bytes come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 8 })),
      fc.constantFrom('\n', '\r\n'),
      lengths,
      async (texts, end, cuts) => {
        const lines = texts.map(text => text.replace(/[\r\n\uFEFF]/g, ''))
        const wanted = lines.map((value, index) => ({ at: index + 1, value })).filter(({ value }) => value.trim() !== '')
        expect(await all(readLines(pieces(Buffer.from(`\uFEFF${lines.join(end)}`), cuts)))).toEqual(wanted)
      },
    ),
  )
})

const csv = 'Title,Start Time\n"Fog, part ""1""",20:00\n,\n"two\nlines",21:00\n'
const rows = [
  { Title: 'Fog, part "1"', 'Start Time': '20:00' },
  { Title: 'two\nlines', 'Start Time': '21:00' },
]

test.each([
  ['with a mark', Buffer.from(`\uFEFF${csv}`)],
  ['with semicolons', Buffer.from(csv.replaceAll(/,(?! part)/g, ';'))],
  ['with tabs and line ends of Windows', Buffer.from(csv.replaceAll(/,(?! part)/g, '\t').replaceAll(/(?<!two)\n/g, '\r\n'))],
  ['in UTF-16', Buffer.from(`\uFEFF${csv}`, 'utf16le')],
  ['in UTF-16, the other way round', Buffer.from(`\uFEFF${csv}`, 'utf16le').swap16()],
])('rows of a table %s are the same however the bytes come', async (_, bytes) => {
  for (const cuts of [[1], [7, 2], [100_000]])
    expect((await all(readCsv(pieces(bytes, cuts), { cut: false }))).map(({ value }) => value)).toEqual(rows)
})

test('of two columns of one name none is guessed', async () => {
  await expect(all(readCsv(pieces(Buffer.from('Title,Start Time,Title\na,b,c\n'), [5]), { cut: false }))).rejects.toMatchObject({
    code: 'invalid-file',
    message: expect.stringContaining('names Title twice'),
  })
})

test('a million empty lines are nothing', async () => {
  expect(await all(readLines(pieces(Buffer.alloc(1_000_000, '\n'), [65_536])))).toEqual([])
})

test('objects of a document are the same however the bytes come, whatever their texts are', async () => {
  const row = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 }))
  await fc.assert(
    fc.asyncProperty(fc.array(row), fc.array(row), lengths, async (rows, others, cuts) => {
      const text = JSON.stringify({ a: [{ others }], 'b"': { rows }, c: 'rows' })
      const reading = { cut: false }
      const found = await all(readJsonElements(pieces(Buffer.from(text + text), cuts), new Set(['rows']), reading))
      const inOthers = others.flatMap(rowsIn)
      expect(found.map(({ value }) => value.value)).toEqual(
        [...inOthers, ...rows, ...inOthers, ...rows].map(value => JSON.parse(JSON.stringify(value))),
      )
      expect(reading.cut).toBe(false)
    }),
  )
})
/** An object may itself have an array under the wanted key. */
function rowsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(rowsIn)
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'rows' && Array.isArray(inner)
      ? inner.flatMap(one => (typeof one === 'object' && one !== null && !Array.isArray(one) ? [one] : rowsIn(one)))
      : rowsIn(inner),
  )
}

test('a document that ends in the middle gives what is whole, and says so', async () => {
  const text = JSON.stringify({ rows: [{ a: 1 }, { a: 2 }, { a: 3 }] })
  for (let length = 12; length < text.length; length++) {
    const reading = { cut: false }
    const found = await all(readJsonElements(pieces(Buffer.from(text.slice(0, length)), [7]), new Set(['rows']), reading))
    expect(found.map(({ value }) => value.value)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }].slice(0, found.length))
    expect(reading.cut).toBe(true)
  }
})

test('looking at the beginning loses nothing of the rest', async () => {
  const bytes = Buffer.from(Array.from({ length: 30_000 }, (_, i) => `line ${i}`).join('\n'))
  const { first, all: rest } = await peek(pieces(bytes, [10_000]))
  expect(headOf(first).lines[1]).toBe('line 1')
  const read: Buffer[] = []
  for await (const chunk of rest) read.push(chunk)
  expect(Buffer.concat(read).equals(bytes)).toBe(true)
})

test('what is pulled comes one after the other; an error comes too, and an early end ends the work', async () => {
  const taken: number[] = []
  for await (const value of pulled<number>(async hand => {
    for (let i = 0; i < 3; i++) await hand(i)
  }))
    taken.push(value)
  expect(taken).toEqual([0, 1, 2])
  const failing = pulled<number>(async hand => {
    await hand(1)
    throw new Error('broke off')
  })
  await expect(
    (async () => {
      for await (const _ of failing);
    })(),
  ).rejects.toThrow('broke off')
  let ended = ''
  for await (const _ of pulled<number>(async hand => {
    try {
      for (;;) await hand(1)
    } catch (error) {
      ended = String(error)
    }
  }))
    break
  await new Promise(resolve => setImmediate(resolve))
  expect(ended).toMatch(/nobody takes it/)
})
