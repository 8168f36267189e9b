import { expect, test } from 'vitest'
import { runOf } from '../../src/charts/follow.js'
import { chartHistory, type HistoryEntry, type HistoryRules } from '../../src/charts/index.js'
import { lists, weekOf } from './tiny-lists.js'

const rules: HistoryRules = {
  ties: 'shared',
  rank: 'computed',
  size: 3,
  grain: 'title',
  history: 'whole',
  measures: [{ metric: 'minutes', roundTo: 1 }],
}

/** `rank title previous/weeks/peak movement`; `-` is null. */
const line = ({ rank, title, previousRank, weeksOnChart, peakRank, movement }: HistoryEntry) =>
  `${rank ?? '-'} ${title ?? '-'} ${previousRank ?? '-'}/${weeksOnChart ?? '-'}/${peakRank ?? '-'} ${movement ?? '-'}`
const told = (table: string, other: Partial<HistoryRules> = {}) =>
  chartHistory(lists(table), { ...rules, ...other }).map(({ entries }) => entries.map(line))

test('new, up, down, same, returning', () => {
  // week   a   b   c   d
  //  1    30  20  10   5   d is fourth: not on a chart of three
  //  2    30   -  40  20
  //  3    30  50   -  20
  expect(
    told(`
      1 a=30 b=20 c=10 d=5
      2 a=30 c=40 d=20
      3 a=30 b=50 d=20`),
  ).toEqual([
    ['1 a -/1/1 new', '2 b -/1/2 new', '3 c -/1/3 new'],
    ['1 c 3/2/1 up', '2 a 1/2/1 down', '3 d -/1/3 new'],
    ['1 b -/2/1 returning', '2 a 2/3/1 same', '3 d 3/2/3 same'],
  ])
})

test('the previous rank is that of the week before, however long ago the last one was', () => {
  expect(
    told(`
      1 a=3 b=2
      2 b=2
      3 a=3 b=2`)[2],
  ).toEqual(['1 a -/2/1 returning', '2 b 1/3/1 down'])
})

test('a whole history: a week that is not there had no list', () => {
  expect(
    told(`
      1 a=3
      3 a=3 b=2`)[1],
  ).toEqual(['1 a -/2/1 returning', '2 b -/1/2 new'])
})

test('a list that counts its weeks: what the weeks held cannot tell is not told', () => {
  // Held are the weeks 1, 2 and 4. a began long before week 1. b missed nothing. c charted in week 3, d began in week 4.
  expect(
    told(
      `
      1 a=30~5 b=20~1
      2 b=30~2 a=20~6
      4 b=40~3 a=20~8 c=10~3 d=10~1`,
      { history: 'counted', size: 4 },
    ),
  ).toEqual([
    // A No. 1 has its peak, whatever came before.
    ['1 a -/5/1 -', '2 b -/1/2 new'],
    ['1 b 2/2/1 up', '2 a 1/6/1 down'],
    ['1 b -/3/1 -', '2 a -/8/1 -', '3 c -/3/- -', '3 d -/1/3 new'],
  ])
})

test('weeks are counted here, not copied', () => {
  expect(
    told(
      `
      1 a=3~1
      2 a=3~7`,
      { history: 'counted' },
    )[1],
  ).toEqual(['1 a 1/2/1 same'])
})

test('a partial history has no weeks on chart, and nothing is new', () => {
  // Week 2 is complete: c, which charted in week 1 and is back in week 3, was not there. Week 3 is not: of a nothing is known.
  expect(
    told(
      `
      1 c=30#1 a=20#2
      2 a=30#1 b=20#2 d=10#3
      3 b=30#1 c=20#2 e=?#?
      4 b=30#1 a=20#2 e=10#3`,
      { history: 'partial', rank: 'published', ties: 'published' },
    ),
  ).toEqual([
    ['1 c -/-/1 -', '2 a -/-/- -'],
    ['1 a 2/-/1 up', '2 b -/-/- -', '3 d -/-/- -'],
    ['1 b 2/-/1 up', '2 c -/-/1 returning', '- e -/-/- -'],
    ['1 b 1/-/1 same', '2 a -/-/1 -', '3 e -/-/- -'],
  ])
})

test('a rank whose holder is not known has no past', () => {
  expect(told('1 a=3#1 ?=2#2\n2 ?=3#1 a=2#2', { rank: 'published', history: 'partial' })[1]).toEqual(['1 - -/-/- -', '2 a 1/-/1 down'])
})

test('two labels of one season are two entries; two seasons of a title are two, unless titles are charted', () => {
  const row = (season: number, name: string, value: number) => ({ title: 'a', season, name, value, publishedRank: null, line: 1 })
  const weeks = [1, 2].map(week => ({
    week: weekOf(week),
    closed: true,
    rows: [row(1, 'A', 9), row(1, 'A: II', 8), row(2, 'A: Season 2', 7)],
  }))
  const [, second] = chartHistory(weeks, { ...rules, grain: 'season' })
  expect(second!.entries.map(entry => `${entry.name} ${entry.previousRank} ${entry.weeksOnChart}`)).toEqual([
    'A 1 2',
    'A: II 2 2',
    'A: Season 2 3 2',
  ])
})

test('a run is the last twelve charted weeks', () => {
  const weeks = Array.from({ length: 15 }, (_, at) => at + 1).filter(week => week !== 14)
  const told = chartHistory(lists(weeks.map(week => `${week} a=${week}`).join('\n')), rules)
  expect(runOf(told.at(-1)!.entries[0]!.point, 'minutes').map(({ week }) => week)).toEqual(
    [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15].map(weekOf),
  )
  expect(runOf(told[1]!.entries[0]!.point, 'minutes')).toEqual([
    { week: weekOf(1), rank: 1, value: 1 },
    { week: weekOf(2), rank: 1, value: 2 },
  ])
})

test('a run never mixes two metrics: ranks go on, earlier values are left out', () => {
  const measures = [
    { metric: 'hours' as const, roundTo: 1 },
    { from: weekOf(2), metric: 'views' as const, roundTo: 1 },
  ]
  expect(runOf(chartHistory(lists('1 a=900\n2 a=3'), { ...rules, measures })[1]!.entries[0]!.point, 'views')).toEqual([
    { week: weekOf(1), rank: 1, value: null },
    { week: weekOf(2), rank: 1, value: 3 },
  ])
})

test('some weeks of a list tell of an entry what all of them would, if its weeks are there and the week before each', () => {
  const table = '1 a=30 b=20 c=10\n2 b=20 c=10 d=5\n3 b=9 c=8 a=7\n5 b=9 c=8 d=7\n6 b=9 c=8 a=7\n7 b=9 c=8 a=7'
  for (const kind of ['whole', 'counted', 'partial'] as const) {
    const all = lists(table)
    const whole = chartHistory(all, { ...rules, history: kind })
    const some = chartHistory(
      all.filter(({ week }) => week !== weekOf(7)),
      { ...rules, history: kind },
      all.map(({ week }) => week),
    )
    const ofA = (weeks: typeof whole) =>
      weeks.flatMap(({ week, entries }) => entries.filter(({ title }) => title === 'a').map(entry => [week, line(entry)]))
    expect(ofA(some)).toEqual(ofA(whole).slice(0, -1))
    // Without weeks 2 and 5, before its re-entries, less would be known of it; the holes are known by the weeks that are held.
    const ofD = (weeks: typeof whole) =>
      weeks.flatMap(({ week, entries }) => entries.filter(({ title }) => title === 'd').map(entry => [week, line(entry)]))
    const d = all.filter(({ week }) => [1, 2, 5].map(weekOf).includes(week))
    expect(
      ofD(
        chartHistory(
          d,
          { ...rules, history: kind },
          all.map(({ week }) => week),
        ),
      ),
    ).toEqual(ofD(whole))
  }
})
