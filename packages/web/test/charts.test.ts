import { metrics } from '@sweeps/model'
import { displayUnit, movementWords } from '@sweeps/model/amounts'
import { describe, expect, test } from 'vitest'
import { startOf } from '../src/api/chartQueries'
import { factsOfWeek } from '../src/pages/charts/factsOfWeek'
import { namesItsSeason } from '../src/ui/charts/EntryTitle'
import { runStretches } from '../src/ui/charts/runStretches'
import { metricName } from '../src/ui/format/chartNames'
import { formatWeek } from '../src/ui/format/dates'
import { matchRoute } from '../src/ui/route/matchRoute'
import { chartOf, summaries } from './fixture/charts'

const shown = (values: (number | null)[], unit: string) => {
  const { format, word } = displayUnit(
    values.map(value => ({ value })),
    unit,
  )
  return values.map(value => (value === null ? null : `${format(value)} ${word}`.trim()))
}

describe('values for display', () => {
  test('whole millions where the source publishes whole millions', () => {
    expect(shown([1_160_000_000, 549_000_000, null], 'minutes')).toEqual(['1,160 million', '549 million', null])
  })
  test('one scale for the whole list, one decimal where the source is finer', () => {
    expect(shown([62_340_000, 8_050_000], 'hours')).toEqual(['62.3 million', '8.1 million'])
  })
  test('small values in full', () => {
    expect(shown([12_345.6, 9.4], 'minutes')).toEqual(['12,346', '9'])
    expect(shown([12.34, 0.26], 'hours')).toEqual(['12.3', '0.3'])
  })
})

test('a week reads as its days', () => {
  expect(formatWeek('2021-08-09')).toBe('9–15 August 2021')
  expect(formatWeek('2021-12-27').replace(/\s/g, ' ')).toBe('27 December 2021 – 2 January 2022')
  expect(formatWeek('soon')).toBe('soon')
})

test('a metric is headed as the catalogue labels it', () => {
  for (const id of ['minutes', 'hours', 'views', 'plays', 'viewers', 'accounts'] as const) expect(metricName(id)).toBe(metrics[id].label)
})

test('a season is named once', () => {
  expect(['Money Heist: Part 5', 'Stranger Things 4', 'Shtisel'].map(name => namesItsSeason(name, 4))).toEqual([true, true, false])
  for (const name of [
    'Dark: Staffel 2',
    'Barbarians: II',
    'Karppi: Kausi 2',
    '銀魂: 第2期',
    'Bedrag: Sæson 2',
    'Слуга народа: 2 сезон',
    'Vår tid är nu: Säsong 2',
  ])
    expect(namesItsSeason(name, 2)).toBe(true)
})

test('a first season that the name does not say may be a guess, and is not said', () => {
  expect(['Maid: Limited Series', 'Anthracite: Secrets of the Sect', 'Squid Game'].map(name => namesItsSeason(name, 1))).toEqual([
    true,
    true,
    true,
  ])
})

test('a movement is a shape and a sentence', () => {
  expect(movementWords({ movement: 'up', rank: 1, previousRank: 2 })).toEqual({ shape: '▲1', words: 'up 1 place' })
  expect(movementWords({ movement: 'down', rank: 5, previousRank: 3 })).toEqual({ shape: '▼2', words: 'down 2 places' })
  expect(movementWords({ movement: null, rank: 9, previousRank: null }).words).toBe('movement not known')
})

test('a run is cut where the entry was away', () => {
  const at = (week: string) => ({ week, rank: 1, value: null })
  const weeks = runStretches([at('2021-07-12'), at('2021-07-19'), at('2021-08-09')]).map(stretch => stretch.map(({ week }) => week))
  expect(weeks).toEqual([['2021-07-12', '2021-07-19'], ['2021-08-09']])
})

test('the week in brief', () => {
  const facts = factsOfWeek(chartOf('nielsen-us', '2021-08-09', 'overall')!)
  expect(facts.map(({ label, entry, detail }) => [label, entry.name, detail])).toEqual([
    ['Leads', 'Outer Banks', 'No. 1'],
    ['Highest new', 'Vivo', 'No. 3'],
    ['Biggest climb', 'Outer Banks', '2 → 1'],
    ['Longest on the chart', 'Criminal Minds', '10 weeks'],
  ])
})

test('where to begin: what the server proposes, else the latest week of the first chart', () => {
  const proposed = { chart: 'census', list: 'seasons', week: '2026-11-16' }
  expect(startOf({ charts: summaries, start: proposed })).toEqual(proposed)
  expect(startOf({ charts: summaries, start: null })).toEqual({ chart: 'nielsen-us', list: 'overall', week: '2021-08-09' })
  expect(startOf({ charts: [], start: null })).toBeNull()
})

test('addresses', () => {
  const at = (path: string) => matchRoute(new URL(path, 'http://sweeps'))
  expect(at('/')).toEqual({ page: 'overview' })
  expect(at('/charts')).toEqual({ page: 'charts' })
  expect(at('/charts/nielsen-us/2021-08-09?list=movies')).toEqual({
    page: 'chart',
    chart: 'nielsen-us',
    market: null,
    week: '2021-08-09',
    list: 'movies',
  })
  expect(at('/charts/census')).toEqual({ page: 'chart', chart: 'census', market: null, week: null, list: null })
  expect(at('/sign-in?token=x')).toEqual({ page: 'sign-in', token: 'x' })
  expect(at('/charts/a/b/c')).toEqual({ page: 'not-found' })
  expect(at('/titles/outer-banks?run=nielsen-us/overall')).toEqual({ page: 'title', title: 'outer-banks', run: 'nielsen-us/overall' })
  expect(at('/titles')).toEqual({ page: 'titles', letter: null, from: 0 })
  expect(at('/titles?letter=F&from=200')).toEqual({ page: 'titles', letter: 'F', from: 200 })
  expect(at('/seasons?counted=true&from=x')).toEqual({ page: 'seasons', counted: true, from: 0 })
  expect(at('/titles/a/b')).toEqual({ page: 'not-found' })
  expect(at('/records')).toEqual({ page: 'records', chart: null, market: null, list: null })
  expect(at('/compare?left=a/b/c')).toEqual({ page: 'compare', left: 'a/b/c', right: null })
  expect(at('/seasons/hit-and-run/1?window=7')).toEqual({
    page: 'season',
    title: 'hit-and-run',
    season: '1',
    window: '7',
    tz: null,
    peers: null,
    filters: {},
    range: null,
  })
  expect(at('/charts/%')).toEqual({ page: 'chart', chart: '%', market: null, week: null, list: null })
})
