import type { ChartEntry } from '@sweeps/model'
import { expect, test } from 'vitest'
import { changedSince } from '../src/pages/charts/editions/EditionFacts'
import { sideOf, sidesOf } from '../src/pages/compare/lists/ComparePage'
import { differenceWords } from '../src/pages/compare/lists/Difference'
import { sideBySide } from '../src/pages/compare/lists/sideBySide'
import { mostSentence, sourceDrawings, sourceRuns } from '../src/pages/titles/sourceLines'
import { weeksWords } from '../src/pages/titles/TitleLists'
import { titleName } from '../src/pages/titles/titleName'
import { instantWords } from '../src/ui/format/dates'
import { chartOf, summaries } from './fixture/charts'
import { titles } from './fixture/titles'

const names = (...all: string[]) => titleName(all.map((name, at) => ({ season: at + 1, name })))

test('a title is called what its seasons share', () => {
  expect(
    titleName([
      { season: 1, name: 'Stranger Things' },
      { season: null, name: 'Stranger Things (all)' },
    ]),
  ).toBe('Stranger Things (all)')
  expect(names('Money Heist: Part 4', 'Money Heist: Part 5')).toBe('Money Heist')
  expect(names('Money Heist: Part 5')).toBe('Money Heist')
  expect(names('Stranger Things', 'Stranger Things 4')).toBe('Stranger Things')
  expect(names('Stranger Things 3', 'Stranger Things 4')).toBe('Stranger Things')
  expect(names('Shtisel: Season 3')).toBe('Shtisel')
  expect(names('Hit & Run: Limited Series')).toBe('Hit & Run')
  // Nothing shared: the first, rather than nothing.
  expect(names('Season 1', 'Haus 2')).toBe('Season 1')
})

test('each source of a title is a line: those of one metric together, with gaps where it is not listed or not known', () => {
  const title = titles['two-sources']!
  const runs = sourceRuns(title)
  expect(runs.map(({ chart }) => chart)).toEqual(['nielsen-us', 'census'])
  // A panel's figures are never drawn without their errors.
  const ofPanel = { ...title.lists[0]!, chart: 'panel-homes' }
  expect(sourceRuns({ ...title, lists: [...title.lists, ofPanel] }).map(({ chart }) => chart)).toEqual(['nielsen-us', 'census'])
  const measures = [
    { metric: 'minutes', unit: 'minutes', size: 10 },
    { metric: 'hours', unit: 'hours', size: 10 },
  ]
  const drawings = sourceDrawings(title, runs, measures, summaries)
  const at = (day: string) => Date.parse(day)
  expect(drawings.map(({ metric, unit, lines }) => [metric, unit.word, lines])).toEqual([
    [
      'Minutes viewed',
      'million',
      [
        {
          name: 'Nielsen streaming, United States',
          points: [
            { x: at('2021-07-12'), y: 300_000_000 },
            { x: at('2021-07-19'), y: null },
            { x: at('2021-08-02'), y: 500_000_000 },
            { x: at('2021-08-09'), y: null },
          ],
        },
      ],
    ],
    ['Hours viewed', '', [{ name: 'Own census, season 1', points: [{ x: at('2021-07-12'), y: 40 }] }]],
  ])
  expect(mostSentence(drawings, week => week)).toBe(
    'Own census, season 1 has its most in the week of 2021-07-12, Nielsen streaming, United States in that of 2021-08-02',
  )
  // One metric: over one axis. One source alone, or one whose measure changed: nothing to set beside each other.
  expect(sourceDrawings(title, runs, [measures[0], measures[0]], summaries).map(({ lines }) => lines.length)).toEqual([2])
  expect(sourceDrawings(title, runs, [measures[0], { ...measures[1]!, metric: null }], summaries).map(({ lines }) => lines.length)).toEqual(
    [1],
  )
  expect(sourceRuns(titles['outer-banks']!)).toEqual([])
})

test('weeks that are only those known say so', () => {
  expect(weeksWords({ weeksOnChart: 1, weeksKnown: 1 })).toBe('1 week')
  expect(weeksWords({ weeksOnChart: null, weeksKnown: 4 })).toBe('4 weeks known')
})

const entry = (rank: number, title: string | null, season: number | null = null): ChartEntry => ({
  ...{ rank, title, season, name: title, value: null, previousRank: null, weeksOnChart: null, peakRank: null, movement: null, run: [] },
})
const pairs = (left: ChartEntry[], right: ChartEntry[]) =>
  sideBySide(left, right).map(pair => `${(pair.left ?? pair.right)!.title} ${pair.left?.rank ?? '-'}/${pair.right?.rank ?? '-'}`)

test('each title once, in the order of the left list; unknown holders meet nobody', () => {
  expect(pairs([entry(1, 'a'), entry(2, null), entry(3, 'b')], [entry(1, 'c'), entry(2, 'a'), entry(3, null)])).toEqual([
    'a 1/2',
    'b 3/-',
    'c -/1',
  ])
})

test('seasons meet their own; a whole title meets its best season', () => {
  expect(pairs([entry(1, 'a', 1), entry(2, 'a', 2)], [entry(1, 'a', 2), entry(2, 'a', 1)])).toEqual(['a 1/2', 'a 2/1'])
  expect(pairs([entry(1, 'a')], [entry(3, 'a', 2), entry(5, 'a', 1)])).toEqual(['a 1/3', 'a -/5'])
})

test('places apart, in a shape and in words', () => {
  expect(differenceWords(3, 1)).toEqual({ shape: '▲2', words: '2 places higher' })
  expect(differenceWords(1, 2)).toEqual({ shape: '▼1', words: '1 place lower' })
  expect(differenceWords(2, 2).words).toBe('the same')
  expect(differenceWords(undefined, 2).words).toBe('only on the right')
  expect(differenceWords(2, undefined).words).toBe('only on the left')
})

test('an address names two sides; what it leaves out is the latest week and the one before', () => {
  const latest = { chart: 'nielsen-us', week: '2021-08-09', list: 'overall' }
  const before = { ...latest, week: '2021-08-02' }
  expect(sideOf('nielsen-us/2021-08-09/overall')).toEqual(latest)
  for (const broken of [null, '', 'a', 'a/b', 'a/b/c/d', 'a//c']) expect(sideOf(broken)).toBeNull()
  expect(sidesOf({ charts: summaries, start: null }, null, null)).toEqual({ left: before, right: latest })
  // No week before it: beside itself.
  expect(sidesOf({ charts: summaries, start: null }, null, 'nielsen-us/2021-08-02/overall')).toEqual({ left: before, right: before })
  expect(sidesOf({ charts: [], start: null }, null, null)).toBeNull()
})

test('an edition differs once a rank, a name or a figure does', () => {
  const chart = chartOf('nielsen-us', '2021-08-09', 'overall')!
  const [first, ...rest] = chart.entries
  expect(changedSince({ lists: [chart] }, structuredClone(chart))).toBe(false)
  expect(changedSince({ lists: [chart] }, { ...chart, entries: [{ ...first!, value: 1 }, ...rest] })).toBe(true)
  expect(changedSince({ lists: [chart] }, { ...chart, entries: rest })).toBe(true)
  // How it moved follows from other weeks, which have editions of their own.
  expect(changedSince({ lists: [chart] }, { ...chart, entries: [{ ...first!, movement: null, run: [] }, ...rest] })).toBe(false)
  expect(changedSince({ lists: [] }, chart)).toBe(true)
})

test('an instant reads the same for everybody', () => {
  expect(instantWords('2021-08-24T09:00:00.000Z')).toBe('24 August 2021 at 09:00 UTC')
  expect(instantWords('soon')).toBe('soon')
})
