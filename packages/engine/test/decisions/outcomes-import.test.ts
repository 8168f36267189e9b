import type { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { beforeEach, describe, expect, test } from 'vitest'
import { importOutcomes, outcomeLabels, storedOutcomes } from '../../src/decisions/outcomes/index.js'
import { defineQuery } from '../../src/store/index.js'
import { freshStore } from '../published/fresh-store.js'
import { sharedData } from '../published/shared-data.js'

const store = await freshStore()
beforeEach(async () => {
  await store.command('test', 'TRUNCATE TABLE outcomes')
  await store.command('test', 'TRUNCATE TABLE audit')
})

const rows = defineQuery({ tag: 'test.rows', sql: 'SELECT toInt32(count()) AS n FROM outcomes', row: Type.Object({ n: Type.Integer() }) })
const count = async (): Promise<number> => (await store.one(rows, {})).n

const header = '"show","season","released","outcome","next_season_seen","runtime_minutes","charted_top10"'
const young = '"Young Royals",1,"2021-07-01","returned","2022-11-01","273","1"'
const gen = '"Generation 56k",1,"2021-07-01","not_seen_again","","241","0"'
const pending = '"Hit & Run",1,"2021-08-06","renewed_or_pending","",,""'
const file = (...lines: string[]): string => [header, ...lines, ''].join('\n')

test('a file is read whole, and the same again changes nothing', async () => {
  const at = new Date('2024-01-01T00:00:00Z')
  expect(await importOutcomes(store, `\ufeff${file(young, gen, pending)}`, { now: () => at })).toEqual({
    ...{ read: 3, added: 3, changed: 0, unchanged: 0, released: { from: '2021-07-01', to: '2021-08-06' } },
    outcomes: { returned: 1, not_seen_again: 1, renewed_or_pending: 1 },
    odd: [],
  })
  expect(await storedOutcomes(store)).toEqual([
    {
      ...{ title: 'generation-56k', titleName: 'Generation 56k', season: 1, released: '2021-07-01', outcome: 'not_seen_again' },
      ...{ nextSeen: null, runtimeMinutes: 241, charted: false, revision: 1 },
    },
    {
      ...{ title: 'young-royals', titleName: 'Young Royals', season: 1, released: '2021-07-01', outcome: 'returned' },
      ...{ nextSeen: '2022-11-01', runtimeMinutes: 273, charted: true, revision: 1 },
    },
    {
      ...{ title: 'hit-and-run', titleName: 'Hit & Run', season: 1, released: '2021-08-06', outcome: 'renewed_or_pending' },
      ...{ nextSeen: null, runtimeMinutes: null, charted: null, revision: 1 },
    },
  ])
  expect(await importOutcomes(store, file(young, gen, pending))).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  expect(await count()).toBe(3)
})

test('a newer file makes a revision of what changed; what it does not name stays, and what was held before is still there', async () => {
  await importOutcomes(store, file(young, gen, pending))
  const newer = file(pending.replace('renewed_or_pending', 'cancelled'), young.replace('"2022-11-01"', '""'))
  expect(await importOutcomes(store, newer)).toMatchObject({ added: 0, changed: 2, unchanged: 0 })
  const held = await storedOutcomes(store)
  expect(held.map(one => [one.title, one.outcome, one.nextSeen, one.revision])).toEqual([
    ['generation-56k', 'not_seen_again', null, 1],
    // What is not told any more is not known any more.
    ['young-royals', 'returned', null, 2],
    ['hit-and-run', 'cancelled', null, 2],
  ])
  expect(await count()).toBe(5)
})

test('a dry run says what would be, and writes nothing', async () => {
  await importOutcomes(store, file(gen))
  expect(await importOutcomes(store, file(gen, young), { dryRun: true })).toMatchObject({ added: 1, unchanged: 1, dryRun: true })
  expect(await count()).toBe(1)
})

test('who returned on a day nobody tells is named; an unknown column is said and not read', async () => {
  const text = `${header},mood\n${young.replace('"2022-11-01"', '')},fine\n`
  expect((await importOutcomes(store, text)).odd).toEqual([
    'column mood is not known and was not read',
    '1 returned without the day their next season was seen, and are not learned from: Young Royals',
  ])
})

test.each(['0001-01-01', '1899-12-30', '1899-12-31', '01.01.0001', '0', '-5', '0000-00-00', '00.01.1900', '9999-12-31'])(
  'a day of release of %s is not known: the season is left out and said, all else is read',
  async day => {
    const unknown = young.replace('2021-07-01', day)
    const first = await importOutcomes(store, file(unknown, gen))
    expect(first).toMatchObject({ read: 2, added: 1, changed: 0, released: { from: '2021-07-01', to: '2021-07-01' } })
    expect(first.odd).toEqual([
      `1 without a day of release that is known, and left out, such as "Young Royals" in line 2: "${day}" is what programs write that know none`,
    ])
    expect(await importOutcomes(store, file(unknown, gen))).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect((await storedOutcomes(store)).map(({ title }) => title)).toEqual(['generation-56k'])
    expect(await importOutcomes(store, file(unknown))).toMatchObject({ read: 1, added: 0, released: null })
    // Nor is the day that a next season was seen.
    await importOutcomes(store, file(young.replace('2022-11-01', day)))
    expect((await storedOutcomes(store)).map(({ title, nextSeen }) => [title, nextSeen])).toContainEqual(['young-royals', null])
  },
)

test('two imports at once make one revision each', async () => {
  const changed = file(young.replace('273', '274'))
  await Promise.all([importOutcomes(store, file(young)), importOutcomes(store, changed), importOutcomes(store, changed)])
  expect((await storedOutcomes(store)).map(one => [one.runtimeMinutes, one.revision])).toEqual([[274, 2]])
  expect(await count()).toBe(2)
})

describe('bad files', () => {
  const cell = (from: string, to: string): string => file(gen, young.replace(from, to))
  test.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /^the file is empty.*nothing was imported$/],
    ['a header only', `${header}\n`, /^line 1: there is a header and no line after it/],
    ['another file', 'a,b\n1,2\n', /^line 1: this is not the header of such a file; it has a, b: the header must name show, season/],
    ['no column of outcomes', file(gen).replace('"outcome"', '"fate"'), /^line 1, column outcome: the header has no outcome/],
    [
      'an unknown label',
      cell('returned', 'renewed'),
      /^line 3, column outcome: "renewed" is not known here: it must be one of returned, cancelled, ended_after_s1, not_seen_again, renewed_or_pending, limited, not_first_season; nothing was imported$/,
    ],
    ['no label', cell('"returned"', ''), /^line 3, column outcome: "" is empty/],
    ['no such day', cell('2021-07-01', '2021-02-30'), /^line 3, column released: "2021-02-30" is no day of the calendar/],
    [
      'a day before days the store knows',
      cell('2021-07-01', '1955-07-01'),
      /^line 3, column released: "1955-07-01" is 1955-07-01, which is out of range/,
    ],
    ['no release', cell('"2021-07-01"', ''), /^line 3, column released: "" is empty/],
    [
      'a next season before the first',
      cell('2022-11-01', '2021-06-01'),
      /^line 3, column next_season_seen: 2021-06-01 is not after the release/,
    ],
    [
      'a next season of what did not return',
      cell('returned', 'cancelled'),
      /^line 3, column next_season_seen: a next season was seen, and the outcome is cancelled/,
    ],
    ['season 0', cell(',1,', ',0,'), /^line 3, column season: "0" is out of range: it must be 1 to 9999/],
    ['no show', cell('"Young Royals"', '""'), /^line 3, column show: "" is empty/],
    ['a runtime in words', cell('273', '4 h'), /^line 3, column runtime_minutes: "4 h" is no number/],
    ['charted: maybe', cell('"1"', '"maybe"'), /^line 3, column charted_top10: "maybe" is not known here/],
    ['a season twice', file(gen, young, gen), /^line 4, column show: season 1 of "Generation 56k" \(generation-56k\) is in line 2 already/],
    [
      'a season twice in another spelling',
      file(young, young.replace('Young', 'YOUNG')),
      /^line 3, column show: .*\(young-royals\) is in line 2/,
    ],
    ['a cell too few', file(gen, '"Young Royals",1,"2021-07-01"'), /^line 3: 3 cells where the header has 7 columns/],
    ['a quote that never ends', file(gen, '"Young Royals,1,2021-07-01,returned,,,1'), /line/],
    [
      'UTF-16 that is cut off',
      Buffer.from(`\ufeff${file(gen)}`, 'utf16le').subarray(0, -1),
      /^the file is UTF-16LE and ends inside a letter/,
    ],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004'), /^the spreadsheet is cut off or damaged/],
    ['too large', Buffer.alloc(64 * 1024 * 1024 + 1, 97), /^the file is larger than 64 MB/],
  ])('%s', async (_name, content, message) => {
    await importOutcomes(store, file(pending))
    const error = await importOutcomes(store, content).then(
      () => undefined,
      (problem: Problem) => problem,
    )
    expect(error?.code).toBe('invalid-file')
    expect(error?.message).toMatch(message)
    expect(await count(), 'nothing may be imported from a bad file').toBe(1)
  })
})

test('the file of first seasons to 2023-06', async () => {
  const text = sharedData('outcomes/first-seasons-to-2023-06.csv')
  if (!text) return
  const done = await importOutcomes(store, text)
  expect(done).toMatchObject({ read: 625, added: 625, outcomes: { returned: 152, limited: 175, cancelled: 33 } })
  expect(Object.keys(done.outcomes).sort()).toEqual(Object.keys(outcomeLabels).sort())
  expect(await importOutcomes(store, text)).toMatchObject({ added: 0, changed: 0, unchanged: 625 })
})
