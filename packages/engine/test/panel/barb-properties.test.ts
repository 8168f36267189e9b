import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PanelMessage } from '@sweeps/model'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readBarb } from '../../src/panel/read/barb/read-barb.js'
import { page, sessionRow, type Told } from './barb-rows.js'

const directory = mkdtempSync(join(tmpdir(), 'sweeps-barb-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

async function read(...files: object[][]) {
  const paths = new Map(
    files.map((rows, at) => {
      const path = join(directory, `page-${at}.json`)
      writeFileSync(path, page(...rows))
      return [`page-${at}.json`, path]
    }),
  )
  return readBarb(paths, { zone: 'Europe/London', before: new Map(), isKnown: () => true })
}

/** Minutes at which somebody watches a content, once each, whatever messages tell it: what figures are made of. */
function watched(messages: readonly PanelMessage[]): string[] {
  const found = new Set<string>()
  for (const { household, service, content, spans, presence } of messages)
    for (const span of spans)
      for (const { person, guest, start, stop } of presence) {
        const to = Math.min(Date.parse(span.stop), Date.parse(stop))
        for (let at = Math.max(Date.parse(span.start), Date.parse(start)); at < to; at += 60_000)
          found.add([household, person ?? `guest ${guest}`, service, content, at / 60_000].join(' | '))
      }
  return [...found].sort()
}

const local = (minute: number): string => new Date(Date.UTC(2023, 6, 6) + minute * 60_000).toISOString().slice(0, 19).replace('T', ' ')

/** A session in minutes of the day: begins in a slot of its own of its device, so that two are never the same. */
const session = fc.record({
  household: fc.integer({ min: 1, max: 2 }),
  slot: fc.integer({ min: 0, max: 6 }),
  late: fc.integer({ min: 0, max: 20 }),
  length: fc.integer({ min: 2, max: 90 }),
  persons: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
  guests: fc.constantFrom({}, { male_16_24: 2 }, [{ sex: 'female', age: '35-44' }]),
  kind: fc.constantFrom('live' as const, 'recorded' as const, 'on demand' as const),
  /** How long each programme is on. */
  programmes: fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 1, maxLength: 4 }),
  before: fc.integer({ min: 0, max: 30 }),
  cuts: fc.array(fc.integer({ min: 1, max: 89 }), { maxLength: 3 }),
  panels: fc.integer({ min: 1, max: 3 }),
  /** A row for each programme and each person. */
  split: fc.boolean(),
})
type Drawn = typeof session extends fc.Arbitrary<infer One> ? One : never

/** The rows of a session that is told in pieces: from minute to minute of it. */
function rowsOf(drawn: Drawn, pieces: readonly [number, number][], { panels, split }: { panels: number; split: boolean }): object[] {
  const { household, slot, late, persons, guests, kind, programmes, before } = drawn
  const begin = slot * 180 + late + 60
  // A recording of three hours ago is watched by the clock of then.
  const shift = kind === 'recorded' ? 180 : 0
  let on = begin - before - shift
  const listed = programmes.map((minutes, at) => {
    const one = { name: `programme ${slot}-${at}`, start: local(on) }
    on += minutes
    return one
  })
  const told = (from: number, to: number, panel: number): Told => ({
    ...{ household, start: local(begin + from), stop: local(begin + to), persons, guests, panel },
    programmes: kind === 'on demand' ? [listed[0]!.name] : listed,
    activity: { live: 'live viewing', recorded: 'viewing on the same day as live', 'on demand': 'viewing on demand' }[kind],
    ...(kind === 'recorded' && { recording: local(begin + from - shift) }),
  })
  return pieces.flatMap(([from, to]) =>
    Array.from({ length: panels }, (_, at) => told(from, to, at + 1)).flatMap(whole => {
      if (!split) return [sessionRow(whole)]
      const each = whole.programmes!.map(programme => sessionRow({ ...whole, programmes: [programme], persons: [] }))
      return [...each, ...persons.map(person => sessionRow({ ...whole, persons: [person] }))]
    }),
  )
}

test('in which order rows come, how often, on how many pages, and how sessions are cut over them does not matter', async () => {
  let viewed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(session, { minLength: 1, maxLength: 6, selector: ({ household, slot }) => `${household} ${slot}` }),
      fc.infiniteStream(fc.nat(1_000_000)),
      async (drawn, order) => {
        const plain = await read(drawn.flatMap(one => rowsOf(one, [[0, one.length]], { panels: 1, split: false })))
        const cut = drawn.flatMap(one => {
          const at = [0, ...[...new Set(one.cuts)].filter(minute => minute < one.length).sort((a, b) => a - b), one.length]
          return rowsOf(
            one,
            at.slice(0, -1).map((from, place) => [from, at[place + 1]!]),
            one,
          )
        })
        const shuffled = [...cut, ...cut.slice(0, 2)]
          .map(row => ({ row, by: order.next().value as number }))
          .sort((one, other) => one.by - other.by)
          .map(({ row }) => row)
        const half = Math.ceil(shuffled.length / 2)
        const other = await read(shuffled.slice(0, half), ...(shuffled.length > half ? [shuffled.slice(half)] : []))
        const expected = watched(plain.messages)
        viewed += expected.length
        expect(watched(other.messages)).toEqual(expected)
        expect([...other.parts]).toEqual([...plain.parts])
        // Nobody watches for longer than a session lasts, however many rows tell it.
        for (const { spans, presence } of other.messages)
          for (const { start, stop } of spans)
            expect([presence.length === 0 || start >= presence[0]!.start, stop >= start]).toEqual([true, true])
      },
    ),
    { numRuns: 60 },
  )
  expect(viewed).toBeGreaterThan(500)
})
