import { expect, test } from 'vitest'
import { type ChartRow, chartHistory, chartRecords, type HistoryRules } from '../../src/charts/index.js'
import { lists, weekOf } from './tiny-lists.js'

const rules: HistoryRules = {
  ties: 'shared',
  rank: 'computed',
  size: 3,
  grain: 'title',
  history: 'whole',
  measures: [{ metric: 'minutes', roundTo: 1 }],
}

const rowsOf = (table: string, other: Partial<HistoryRules> = {}): ChartRow[] =>
  chartHistory(lists(table), { ...rules, ...other }).flatMap(({ week, entries }) =>
    entries.map(({ rank, title, season, name, value, previousRank, weeksOnChart, peakRank }) => ({
      ...{ week, list: 'overall', rank, title, season, name, value },
      ...{ previous_rank: previousRank, weeks_on_chart: weeksOnChart, peak_rank: peakRank, market: 'WW' },
    })),
  )

/*
 * week   1st    2nd    3rd
 *  1     a 30   b 20   c 10
 *  2     c 40   a 30   b 20    c climbs two places
 *  3     c 50   b 30   d 20    c again; d is new
 *  4     a 60   c 20           a comes back, at No. 1 for the second time
 */
const world = `
  1 a=30 b=20 c=10
  2 a=30 b=20 c=40
  3 b=30 c=50 d=20
  4 a=60 c=20`

test('the records of four weeks', () => {
  const found = chartRecords(rowsOf(world), rules)
  expect(found.biggestDebut.map(({ name, value, rank, week }) => [name, value, rank, week])).toEqual([
    ['a', 30, 1, weekOf(1)],
    ['b', 20, 2, weekOf(1)],
    ['d', 20, 3, weekOf(3)],
    ['c', 10, 3, weekOf(1)],
  ])
  expect(found.biggestJump.map(({ name, from, to, week }) => [name, from, to, week])).toEqual([
    ['c', 3, 1, weekOf(2)],
    ['b', 3, 2, weekOf(3)],
  ])
  expect(found.longestAtOne.map(({ name, weeks, from, to }) => [name, weeks, from, to])).toEqual([
    ['c', 2, weekOf(2), weekOf(3)],
    ['a', 1, weekOf(1), weekOf(1)],
    ['a', 1, weekOf(4), weekOf(4)],
  ])
  expect(found.mostWeeks.map(({ name, weeks, counted }) => [name, weeks, counted])).toEqual([
    ['c', 4, true],
    ['a', 3, true],
    ['b', 3, true],
    ['d', 1, true],
  ])
})

test('all-time and yearly tables add up the weeks on the list', () => {
  // Weeks are counted from 2021-01-04: week 52 begins on 2021-12-27 and belongs to 2021, week 53 to 2022.
  const { tables } = chartRecords(rowsOf('52 a=30 b=20\n53 a=10 b=50'), rules)
  expect(tables.map(({ period, from, to, weeks, entries }) => [period, from, to, weeks, entries.map(line)])).toEqual([
    ['all', '2021-12-27', '2022-01-03', 2, ['b 70 2/1', 'a 40 2/1']],
    ['2022', '2022-01-03', '2022-01-03', 1, ['b 50 1/1', 'a 10 1/2']],
    ['2021', '2021-12-27', '2021-12-27', 1, ['a 30 1/1', 'b 20 1/2']],
  ])
})

const line = ({ name, value, weeks, peakRank }: ReturnType<typeof chartRecords>['tables'][number]['entries'][number]) =>
  `${name} ${value} ${weeks}/${peakRank}`

test('hours and views are never added up or compared', () => {
  const measures = [
    { metric: 'hours' as const, roundTo: 1 },
    { from: weekOf(2), metric: 'views' as const, roundTo: 1 },
  ]
  const found = chartRecords(rowsOf('1 a=900\n2 a=30 b=40', { measures }), { ...rules, measures })
  expect(found.tables.map(({ period, metric, entries }) => [period, metric, entries.map(line)])).toEqual([
    ['all', 'hours', ['a 900 1/1']],
    ['all', 'views', ['b 40 1/1', 'a 30 1/2']],
    ['2021', 'hours', ['a 900 1/1']],
    ['2021', 'views', ['b 40 1/1', 'a 30 1/2']],
  ])
  expect(found.biggestDebut.map(({ name, metric }) => [name, metric])).toEqual([
    ['a', 'hours'],
    ['b', 'views'],
  ])
})

test('what a partial history cannot tell is left out; weeks held are said to be only that', () => {
  const rows = rowsOf('1 a=30#1 ?=20#2\n3 a=30#1 b=?#2', { history: 'partial', rank: 'published' })
  const found = chartRecords(rows, rules)
  expect(found.biggestDebut).toEqual([])
  // Nothing is known of week 2: two single weeks, not a stretch of three.
  expect(found.longestAtOne.map(({ name, weeks }) => [name, weeks])).toEqual([
    ['a', 1],
    ['a', 1],
  ])
  expect(found.mostWeeks.map(({ name, weeks, counted }) => [name, weeks, counted])).toEqual([
    ['a', 2, false],
    ['b', 1, false],
  ])
  expect(found.tables[0]!.entries.map(line)).toEqual(['a 60 2/1'])
})

test('two seasons of a title hold records apart, unless titles are charted', () => {
  const row = (season: number, rank: number, previous: number | null): ChartRow => ({
    ...{ week: weekOf(rank), list: 'tv', rank, title: 'a', season, name: `A: Season ${season}`, value: 10 * season },
    ...{ previous_rank: previous, weeks_on_chart: 1, peak_rank: rank, market: 'WW' },
  })
  const rows = [row(1, 1, null), row(2, 2, null)]
  expect(chartRecords(rows, { ...rules, grain: 'season' }).mostWeeks.map(({ name }) => name)).toEqual(['A: Season 1', 'A: Season 2'])
  expect(chartRecords(rows, rules).tables[0]!.entries.map(({ value }) => value)).toEqual([30])
})

test('no week, no record; and no more lines than asked for', () => {
  expect(chartRecords([], rules)).toEqual({ tables: [], biggestDebut: [], biggestJump: [], longestAtOne: [], mostWeeks: [] })
  expect(chartRecords(rowsOf(world), rules, 1).mostWeeks.map(({ name }) => name)).toEqual(['c'])
})
