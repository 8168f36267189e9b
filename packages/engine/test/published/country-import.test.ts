import Type from '@sweeps/model/typebox'
import { beforeEach, expect, test } from 'vitest'
import { openCharts } from '../../src/charts/index.js'
import { importNetflixCountry, importNetflixTop10 } from '../../src/published/index.js'
import { defineQuery, Int64 } from '../../src/store/index.js'
import { forget, freshStore } from './fresh-store.js'

const store = await freshStore()
beforeEach(() => forget(store))

const header = 'country_name\tcountry_iso2\tweek\tcategory\tweekly_rank\tshow_title\tseason_title\tcumulative_weeks_in_top_10'
/** `country sunday list rank show | label weeks`, a line each. */
const file = (...lines: string[]): string => `${[header, ...lines.map(line => `Somewhere\t${line.split(' | ').join('\t')}`)].join('\n')}\n`
const first = [
  'US | 2024-03-17 | Films | 1 | Damsel | N/A | 2',
  'US | 2024-03-17 | TV | 1 | Maid | Maid: Limited Series | 1',
  'US | 2024-03-17 | TV | 2 | Elite | Elite: Season 7 | 3',
  'DE | 2024-03-17 | TV | 1 | Elite | Elite: Season 7 | 2',
]
const second = ['US | 2024-03-24 | TV | 1 | Elite | Elite: Season 7 | 4', 'US | 2024-03-24 | TV | 2 | Maid | Maid: Limited Series | 2']
const figures = defineQuery({ tag: 'test.figures', sql: 'SELECT count() AS rows FROM figures', row: Type.Object({ rows: Int64 }) })

test('ranks of countries become a chart of one market, without values', async () => {
  const result = await importNetflixCountry(store, file(...first, ...second))
  expect(result).toEqual({
    source: 'netflix-country',
    read: 6,
    lists: 4,
    changedLists: 4,
    unchangedLists: 0,
    weeks: { from: '2024-03-11', to: '2024-03-18' },
    odd: [],
  })
  const charts = openCharts({ store })
  const tv = await charts.chart({ chart: 'netflix-country', list: 'tv', week: '2024-03-18' })
  expect(tv.entries.slice(0, 2)).toMatchObject([
    { rank: 1, title: 'elite', season: 7, value: null, previousRank: 2, weeksOnChart: 4, movement: 'up' },
    { rank: 2, title: 'maid', season: 1, value: null, previousRank: 1, weeksOnChart: 2, movement: 'down' },
  ])
  const films = await charts.chart({ chart: 'netflix-country', list: 'films', week: '2024-03-11' })
  expect(films.entries[0]).toMatchObject({ rank: 1, title: 'damsel', season: null, name: 'Damsel', weeksOnChart: 2 })
})

test('the same again changes nothing, from either command; another order of one country is a revision there alone', async () => {
  await importNetflixTop10(store, file(...first))
  expect(await importNetflixCountry(store, file(...first))).toMatchObject({ changedLists: 0, unchangedLists: 3 })
  const turned = first.map(line => line.replace(/^(US.*TV \| )(\d)/, (_, head, rank) => head + (3 - Number(rank))))
  expect(await importNetflixCountry(store, file(...turned))).toMatchObject({ changedLists: 1, unchangedLists: 2 })
})

test.each<[string, string, RegExp]>([
  ['no country', file('Germany | 2024-03-17 | TV | 1 | Elite | N/A | 2'), /^line 2, column country_iso2: "Germany" is no country/],
  ['another list', file('DE | 2024-03-17 | Games | 1 | Elite | N/A | 2'), /^line 2, column category: "Games" is not known here/],
  ['a rank twice', file(first[3]!, first[3]!), /^line 3, column weekly_rank: rank 1 of this list and week is in line 2 already/],
  ['no Sunday', file('DE | 2024-03-18 | TV | 1 | Elite | N/A | 2'), /^line 2, column week: 2024-03-18 is no Sunday/],
  ['a missing column', file(first[3]!).replace('category', 'list'), /^line 1, column category: the header has no category/],
  ['cut off', file(...first).slice(0, -4), /^line 5: 7 cells where the header has 8|^line 5, column/],
])('%s is refused', async (_, text, message) => {
  await expect(importNetflixCountry(store, text)).rejects.toThrow(message)
  expect(await store.one(figures, {})).toEqual({ rows: 0 })
})

test('a dry run writes nothing', async () => {
  expect(await importNetflixCountry(store, file(...first), { dryRun: true })).toMatchObject({ changedLists: 3, dryRun: true })
  expect(await store.one(figures, {})).toEqual({ rows: 0 })
})
