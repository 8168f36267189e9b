import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Type from '@sweeps/model/typebox'
import { beforeEach, describe, expect, test } from 'vitest'
import { openCharts } from '../../src/charts/index.js'
import { importFigures } from '../../src/published/index.js'
import { defineQuery } from '../../src/store/index.js'
import { forget, freshStore } from './fresh-store.js'

const store = await freshStore()
beforeEach(() => forget(store))

/** The guide's own examples: what it shows is what is run. */
const guide = readFileSync(new URL('../../../../docs/guides/import-figures.md', import.meta.url), 'utf8')
const [csv, mapping, chart, ofMarkets] = [...guide.matchAll(/```(?:csv|json)\n(.*?)```/gs)].map(([, code]) => code!)

const lines = defineQuery({
  tag: 'test.lines',
  sql: `-- one row per figure
SELECT concat(market, ' ', list, ' ', toString(period_start), '..', toString(period_end), ' ', toString(line), ' No. ', toString(rank), ' ',
  title, '/', toString(season), ' "', name, '" ', metric, ' ', ifNull(toString(value), '?'), ' r', toString(revision)) AS text
FROM figures ORDER BY market, list, period_start, revision, line, metric`,
  row: Type.Object({ text: Type.String() }),
})
const held = async () => (await store.run(lines, {})).map(({ text }) => text)
const map = (change: object): string => JSON.stringify({ ...JSON.parse(mapping!), ...change })

test('the example of the guide, and a chart over it', async () => {
  const result = await importFigures(store, csv!, { mapping: mapping! })
  expect(result).toMatchObject({
    source: 'panel-de',
    read: 3,
    lists: 1,
    changedLists: 1,
    weeks: { from: '2024-03-11', to: '2024-03-11' },
    odd: [],
  })
  expect(await held()).toEqual([
    'DE serien 2024-03-11..2024-03-17 1 No. 1 hit-and-run/1 "Hit & Run: Season 1" minutes 12500000 r1',
    'DE serien 2024-03-11..2024-03-17 2 No. 2 maid/0 "Maid" minutes 9800000 r1',
    'DE serien 2024-03-11..2024-03-17 3 No. 3 lupin/3 "Lupin: Teil 3" minutes ? r1',
  ])
  writeFileSync(join(store.directory, 'charts.json'), chart!)
  const charts = openCharts({ store, userDefinitions: store.directory })
  const shown = await charts.chart({ chart: 'panel-de', week: '2024-03-11' })
  expect(shown.entries.slice(0, 3).map(({ rank, name, value }) => [rank, name, value])).toEqual([
    [1, 'Hit & Run: Season 1', 12_500_000],
    [2, 'Maid', 9_800_000],
    [3, 'Lupin: Teil 3', null],
  ])
})

const opened = (definitions: string, id: string) => {
  writeFileSync(join(store.directory, 'charts.json'), definitions)
  return openCharts({ store, userDefinitions: store.directory }).definitions.get(id)
}

test('the chart over several markets in the guide is one', () => {
  expect(opened(ofMarkets!, 'panels')).toMatchObject({ market: 'each', firstMarket: 'DE' })
})

test('a chart of one country of Netflix’s lists, as it was defined in 0.1, still is one', () => {
  const germany = {
    id: 'netflix-de',
    name: 'Netflix Top 10 (Germany)',
    source: 'netflix-country',
    credit: 'Netflix, weekly Top 10 lists of countries as published',
    market: 'DE',
    measures: [{ metric: 'views', roundTo: 100_000 }],
    grain: 'season',
    lists: [
      { id: 'films', name: 'Films' },
      { id: 'tv', name: 'TV' },
    ],
    firstDay: 'monday',
    zone: 'UTC',
    size: 10,
    ties: 'published',
    rank: 'published',
    history: 'counted',
    note: 'Netflix publishes the ranks of a country, not its hours or views.',
  }
  expect(opened(JSON.stringify([germany]), 'netflix-de')?.market).toBe('DE')
})

test.each([
  ['1', 1, 'Lupin: Season 1'],
  ['2', 2, 'Lupin: Season 2'],
  ['3.0', 3, 'Lupin: Season 3'],
  ['3,0', 3, 'Lupin: Season 3'],
  ['III', 3, 'Lupin: Season 3'],
  ['iv', 4, 'Lupin: Season 4'],
  ['٣', 3, 'Lupin: Season 3'],
  ['2nd', 2, 'Lupin: Season 2'],
  ['Third', 3, 'Lupin: Season 3'],
  ['0', 0, 'Lupin'],
  ['N/A', 0, 'Lupin'],
  ['Teil 3', 3, 'Lupin: Teil 3'],
  ['Lupin: Part II', 2, 'Lupin: Part II'],
  ['Zwölfte Staffel', 12, 'Lupin: Zwölfte Staffel'],
  ['Limited Series', 1, 'Lupin: Limited Series'],
])('a season that is written %s is %i, and is printed with its title', async (cell, season, name) => {
  await importFigures(store, csv!.replace('Teil 3', cell), { mapping: mapping! })
  expect((await held()).find(line => line.includes('lupin'))).toContain(` lupin/${season} "${name}" `)
})

test.each(['1-3', '3.5', 'Finale', 'Seasons 1 and 2', 'Secrets of the Sect', '?'])('a season that is written %s is refused', async cell => {
  await expect(importFigures(store, csv!.replace('Teil 3', cell), { mapping: mapping! })).rejects.toThrow(
    `line 4, column Staffel: "${cell}" names no single season that can be read: write its number, such as 3`,
  )
  expect(await held()).toEqual([])
})

test('the same again changes nothing, other numbers are a revision, a dry run writes nothing', async () => {
  expect(await importFigures(store, csv!, { mapping: mapping!, dryRun: true })).toMatchObject({ dryRun: true, changedLists: 1 })
  expect(await held()).toEqual([])
  await importFigures(store, csv!, { mapping: mapping! })
  expect(await importFigures(store, csv!, { mapping: mapping! })).toMatchObject({ changedLists: 0, unchangedLists: 1 })
  expect(await importFigures(store, csv!.replace('9.8', '9.9'), { mapping: mapping! })).toMatchObject({ changedLists: 1 })
  expect((await held()).filter(line => line.includes('maid'))).toEqual([
    'DE serien 2024-03-11..2024-03-17 2 No. 2 maid/0 "Maid" minutes 9800000 r1',
    'DE serien 2024-03-11..2024-03-17 2 No. 2 maid/0 "Maid" minutes 9900000 r2',
  ])
})

test('months of several markets, ranks without values', async () => {
  const monthly =
    'from,to,land,title,place\n2024-02-01,2024-02-29,DE,Maid,2\n2024-02-01,2024-02-29,DE,Lupin,1\n2024-02-01,2024-02-29,FR,Lupin,1\n'
  await importFigures(store, monthly, {
    mapping: JSON.stringify({
      ...{ source: 'monthly', market: { column: 'land' }, list: 'All', period: { first: 'from', last: 'to' } },
      ...{ rank: 'place', title: 'title', values: {} },
    }),
  })
  expect(await held()).toEqual([
    'DE all 2024-02-01..2024-02-29 1 No. 1 lupin/0 "Lupin" views ? r1',
    'DE all 2024-02-01..2024-02-29 2 No. 2 maid/0 "Maid" views ? r1',
    'FR all 2024-02-01..2024-02-29 1 No. 1 lupin/0 "Lupin" views ? r1',
  ])
})

describe('refused', () => {
  test.each<[string, string, RegExp]>([
    ['no JSON', '{', /^map.json: this is no JSON \(.+\): repair it; nothing was imported/],
    ['a member unknown', map({ Title: 'x' }), /^map.json: .*Title is no member of a mapping: check its spelling/],
    ['no source', map({ source: undefined }), /^map.json: .*source/],
    ['a source of ours', map({ source: 'nielsen-top10' }), /^map.json: source "nielsen-top10" is not free/],
    ['a metric unknown', map({ values: { likes: { column: 'x' } } }), /^map.json: \/values/],
    ['a factor of 0', map({ values: { minutes: { column: 'x', factor: 0 } } }), /^map.json: \/values\/minutes\/factor must be > 0/],
    ['neither rank nor values', map({ rank: undefined, values: {} }), /^map.json: neither rank nor values/],
    [
      'a column the file does not have',
      map({ note: 'Notiz' }),
      /^line 1, column Notiz: the header has no Notiz; it has Woche, .*separated by semicolons/,
    ],
    ['no market', map({ market: { column: 'Titel' } }), /^line 2, column Titel: "Hit & Run" is no market/],
  ])('a mapping with %s', async (_, text, message) => {
    await expect(importFigures(store, csv!, { mapping: text, mappingName: 'map.json' })).rejects.toThrow(message)
  })

  test.each<[string, string, RegExp]>([
    [
      'both a decimal comma and a decimal point',
      csv!.replace('12.5', '12,5'),
      /^line 2, column Mio. Minuten: "12,5" may be 12.5 or 125: nothing else in this column shows which/,
    ],
    ['no day', csv!.replace('2024-03-17', '31.2.2024'), /^line 2, column Woche: "31.2.2024" is no day of the calendar/],
    [
      'a week that begins on another day',
      csv!.replace(/2024-03-17(?=;Serien;3)/, '2024-03-18'),
      /^line 4, column Woche: a week of 2024-03-12 cannot stand beside one of 2024-03-11 \(line 2\)/,
    ],
    ['a rank twice', csv!.replace(';2;', ';1;'), /^line 3, column Platz: rank 1 of this list and period is in line 2 already/],
    ['no title', csv!.replace('Maid', ''), /^line 3, column Titel: "" is empty/],
  ])('a file with %s', async (_, text, message) => {
    await expect(importFigures(store, text, { mapping: mapping! })).rejects.toThrow(message)
    expect(await held()).toEqual([])
  })
})
