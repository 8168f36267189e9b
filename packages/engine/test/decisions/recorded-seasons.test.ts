import { beforeEach, describe, expect, test } from 'vitest'
import { Catalogue, ProductionRecords, readRecord } from '../../src/catalogue/index.js'
import { dayNumber } from '../../src/decisions/day-number.js'
import { costWords, episodeCost } from '../../src/decisions/episode-cost.js'
import { type RecordedScore, recordedOn, recordedSeasons } from '../../src/decisions/history/recorded-seasons.js'
import { scoreAt } from '../../src/decisions/history/score-at.js'
import { knownFrom } from '../../src/decisions/known-from.js'
import { recordedNotes } from '../../src/decisions/renewal-probability/recorded-notes.js'
import { mayCount, type RecordedUse } from '../../src/decisions/renewal-probability/recorded-use.js'
import { freshStore } from '../published/fresh-store.js'
import { made } from '../world.js'

test.each([
  ['2021-08-06', '2021-08-06'],
  ['2021-08', '2021-08-31'],
  ['2021-12', '2021-12-31'],
  ['2024-02', '2024-02-29'],
  ['2021', '2021-12-31'],
])('what was said in %s is known for sure from %s on', (on, day) => {
  expect(knownFrom(on)).toBe(day)
})

test('an episode’s part of a cost: as it is, by the record’s episodes, by the catalogue’s, or not known', () => {
  const episodes = [{ fact: 'episodes' as const, value: 8, source: 'a page' }]
  const cost = (per: 'episode' | 'season') => ({ amount: 40e6, currency: 'USD', per })
  expect(episodeCost(cost('episode'), episodes, 10)).toEqual({ amount: 40e6, currency: 'USD' })
  expect(episodeCost(cost('season'), episodes, 10)).toEqual({ amount: 5e6, currency: 'USD' })
  expect(episodeCost(cost('season'), [], 10)).toEqual({ amount: 4e6, currency: 'USD' })
  expect(episodeCost(cost('season'), [], null)).toBeNull()
  expect(costWords({ amount: 2_512_345, currency: 'EUR' })).toBe('2.51 million EUR')
})

describe('the score of a season at an age', () => {
  // Released on 2021-08-06, asked for its first 28 days, to 2021-09-03:
  //   critics of A   0.70 on 2021-08-07, 0.60 on 2021-09-03, 0.20 on 2022-08-06   0.60, the last by then
  //   critics of B   0.90 on 2021-10-01, 0.80 on 2022-08-06                       0.90, the first there is
  //   audience of A  0.40 on 2021-08-08
  const scores: RecordedScore[] = [
    { by: 'critics', site: 'A', value: 0.7, known: '2021-08-07' },
    { by: 'audience', site: 'A', value: 0.4, known: '2021-08-08' },
    { by: 'critics', site: 'A', value: 0.6, known: '2021-09-03' },
    { by: 'critics', site: 'B', value: 0.9, known: '2021-10-01' },
    { by: 'critics', site: 'A', value: 0.2, known: '2022-08-06' },
    { by: 'critics', site: 'B', value: 0.8, known: '2022-08-06' },
  ]
  const at = (day: string, by: 'critics' | 'audience', of = scores) => scoreAt(of, by, dayNumber(day))

  test('is the mean over sources of the last one until then, else of the first after it', () => {
    expect(at('2021-09-03', 'critics')).toEqual({ mean: 0.75, sources: 2 })
    expect(at('2021-09-02', 'critics')!.mean).toBeCloseTo((0.7 + 0.9) / 2, 12)
    expect(at('2022-08-06', 'critics')).toEqual({ mean: 0.5, sources: 2 })
    expect(at('2021-09-03', 'audience')).toEqual({ mean: 0.4, sources: 1 })
    expect(at('2021-09-03', 'audience', [])).toBeNull()
  })

  test('knows on a day what had been said by then', () => {
    const recorded = [{ title: 'tides', season: 1, scores, costs: [{ amount: 1, currency: 'USD', known: '2021-08-20' }] }]
    const [on] = recordedOn(recorded, '2021-08-19')
    expect(on).toEqual({ title: 'tides', season: 1, scores: scores.slice(0, 2), costs: [] })
    expect(recordedOn(recorded, '2021-08-20')[0]!.costs).toHaveLength(1)
  })
})

describe('what records tell', async () => {
  const store = await freshStore()
  const clock = { now: Date.parse('2023-05-01T23:30:00Z') }
  const records = new ProductionRecords(store, () => clock.now)
  const catalogue = await Catalogue.open(store)
  const record = (title: string, ...facts: object[]) =>
    records.import(
      readRecord(
        JSON.stringify({ format: 'sweeps-record/1', title, season: 1, name: title, facts: facts.map(fact => ({ source: 's', ...fact })) }),
      ),
      { ...made, note: 'test' },
    )
  const score = (value: object, more: object = {}) => ({ fact: 'score', value: { by: 'critics', of: 10, ...value }, ...more })
  beforeEach(async () => {
    await store.command('test', 'TRUNCATE TABLE record_versions')
  })

  test('is brought to 0–1, in the order in which it was known; bounds, what is off its scale and what is confidential are left out', async () => {
    await record(
      'tides',
      score({ value: 8, site: 'B' }, { on: '2022-03' }),
      score({ value: 4, of: 5, by: 'audience', site: 'A' }, { on: '2022-03-30' }),
      score({ value: 70, of: 100, bound: 'above' }),
      score({ value: 6.5, bound: 'about' }, { on: '2022-01-01' }),
      score({ value: 11 }),
      score({ value: 1, site: 'secret' }, { confidential: true }),
      { fact: 'genre', value: 'drama' },
    )
    await record('dunes', { fact: 'genre', value: 'drama' })
    expect(await recordedSeasons(store, catalogue.version)).toEqual([
      {
        ...{ title: 'tides', season: 1, costs: [] },
        scores: [
          { by: 'critics', site: null, value: 0.65, known: '2022-01-01' },
          { by: 'audience', site: 'A', value: 0.8, known: '2022-03-30' },
          { by: 'critics', site: 'B', value: 0.8, known: '2022-03-31' },
        ],
      },
    ])
  })

  test('is that of the latest version; what has no day is known since it was first on record, in UTC', async () => {
    await record('tides', score({ value: 8 }), { fact: 'cost', value: { amount: 5, currency: 'USD', per: 'episode' } })
    clock.now = Date.parse('2023-06-01T00:00:00Z')
    await record('tides', score({ value: 9 }), { fact: 'cost', value: { amount: 6, currency: 'USD', per: 'episode' } })
    const known = async () => (await recordedSeasons(store, catalogue.version))[0]
    expect(await known()).toEqual({
      ...{ title: 'tides', season: 1 },
      scores: [
        { by: 'critics', site: null, value: 0.8, known: '2023-05-01' },
        { by: 'critics', site: null, value: 0.9, known: '2023-06-01' },
      ],
      costs: [{ amount: 6, currency: 'USD', known: '2023-06-01' }],
    })
    // Taken back, it is not known any more; brought back, it has been known since it was first told.
    clock.now = Date.parse('2023-07-01T00:00:00Z')
    await record('tides', { fact: 'score', value: null, source: undefined })
    expect((await known())!.scores).toEqual([])
    await records.undo('tides', 1, 'test')
    expect((await known())!.scores.map(one => one.known)).toEqual(['2023-05-01', '2023-06-01'])
  })

  test('a cost of a season is shared out over the episodes of its record, else of the catalogue', async () => {
    const season = { fact: 'cost', value: { amount: 24e6, currency: 'USD', per: 'season' }, on: '2022-01-01' }
    await catalogue.import(
      `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
own,d1,dunes,1,1,Dunes 1,series,,,,
own,d2,dunes,1,2,Dunes 2,series,,,,
other,d2,dunes,1,2,Dunes 2,series,,,,
own,d3,dunes,1,3,Dunes 3,series,,,,
`,
      made,
    )
    await record('tides', season, { fact: 'episodes', value: 8 })
    await record('dunes', season)
    await record('caves', season)
    expect((await recordedSeasons(store, catalogue.version)).map(({ title, costs }) => [title, costs[0]!.amount])).toEqual([
      ['dunes', 8e6],
      ['tides', 3e6],
    ])
  })

  test('can count from forty seasons of a kind on', async () => {
    const critics = { by: 'critics' as const, site: null, value: 0.5, known: '2022-01-01' }
    const seasons = Array.from({ length: 40 }, (_, at) => ({ title: `show-${at}`, season: 1, scores: [critics], costs: [] }))
    expect(mayCount(seasons)).toBe(true)
    expect(mayCount([...seasons.slice(1), { ...seasons[0]!, scores: [{ ...critics, by: 'audience' }] }])).toBe(false)
  })
})

describe('what is said of them', () => {
  const use = (name: 'critics’ score' | 'cost', state: RecordedUse['state'], seasons = 0, returned = 0): RecordedUse => ({
    ...{ name, one: name, many: `${name}s`, state, recorded: state === 'used' },
    ...{ seasons, returned, notReturned: seasons - returned },
  })

  test('one line for all that nobody has on record', () => {
    expect(recordedNotes([use('critics’ score', 'none'), use('cost', 'none')])).toEqual([
      'Critics’ scores and costs are no drivers: no past season with a known outcome has them on record; it takes 40 that do, 10 of them returned and 10 not.',
    ])
  })

  test('one line for each of the others', () => {
    expect(recordedNotes([use('critics’ score', 'too-few', 1, 1), use('cost', 'none')])).toEqual([
      'Critics’ scores are no driver: 1 past season with a known outcome has one on record (1 returned, 0 did not); it takes 40, 10 of them returned and 10 not.',
      'Costs are no drivers: no past season with a known outcome has them on record; it takes 40 that do, 10 of them returned and 10 not.',
    ])
    expect(recordedNotes([use('critics’ score', 'used', 52, 30), use('cost', 'not-recorded', 41, 20)])).toEqual([
      'Critics’ scores are a driver: 52 past seasons with a known outcome have one on record; those without one count with the mean of these.',
      'No cost of it is on record, so its share is none: 41 past seasons with a known outcome have one on record.',
    ])
  })
})
