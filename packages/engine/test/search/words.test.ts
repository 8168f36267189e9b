import type { ChartSummary } from '@sweeps/model'
import { expect, test } from 'vitest'
import { daysInWords, findCharts, findWeeks, seasonInWords } from '../../src/search/index.js'

test.each([
  ['2021-08-09', '2021-08-09', '2021-08-09', ''],
  ['netflix 9 August 2021', '2021-08-09', '2021-08-09', 'netflix'],
  ['9. Aug. 2021', '2021-08-09', '2021-08-09', ''],
  ['Aug 9, 2021 nielsen', '2021-08-09', '2021-08-09', 'nielsen'],
  ['1 Sept 2021', '2021-09-01', '2021-09-01', ''],
  ['December 2020', '2020-12-01', '2020-12-31', ''],
  ['2024-02', '2024-02-01', '2024-02-29', ''],
])('%s names days', (words, from, to, rest) => {
  expect(daysInWords(words)).toEqual({ from, to, rest })
})

test.each(['2021-02-30', '2021-13-01', '31 June 2021', 'August', '1984', 'marathon 2020'])('%s names none', words => {
  expect(daysInWords(words)).toBeUndefined()
})

test('a number at the end is a season, however it is written', () => {
  for (const words of ['fauda 2', 'fauda s2', 'Fauda: Season 2', 'fauda, series 2'])
    expect(seasonInWords(words)).toMatchObject({ season: 2 })
  expect(seasonInWords('fauda season 2')?.title).toBe('fauda')
  expect(seasonInWords('fauda')).toBeUndefined()
  expect(seasonInWords('2')).toBeUndefined()
})

const chart = (of: Partial<ChartSummary>): ChartSummary => ({
  ...{
    id: 'x',
    name: 'X',
    source: '',
    metric: 'hours',
    unit: 'h',
    note: '',
    lists: [],
    market: 'US',
    markets: [],
    firstMarket: 'US',
    weeks: [],
  },
  ...of,
})
const charts = [
  chart({
    id: 'nielsen-us',
    name: 'Nielsen streaming, United States',
    lists: [{ id: 'overall', name: 'Overall' }],
    weeks: ['2021-08-02', '2021-08-09'],
  }),
  chart({ id: 'netflix-country', name: 'Netflix by country (US)', markets: ['IL', 'US'], weeks: ['2021-08-09'] }),
]

test('a chart is found by how words of it begin, and in a country', () => {
  expect(findCharts(charts, 'niels')).toEqual([{ chart: 'nielsen-us', market: null, name: 'Nielsen streaming, United States' }])
  expect(findCharts(charts, 'netflix israel')).toEqual([{ chart: 'netflix-country', market: 'IL', name: 'Netflix by country: Israel' }])
  expect(findCharts(charts, 'netflix united states')).toMatchObject([{ chart: 'netflix-country', market: null }])
  expect(findCharts(charts, 'bbc')).toEqual([])
})

test('the week of a chart that has a day', () => {
  const weeks = (words: string) => {
    const days = daysInWords(words)!
    return findWeeks(findCharts(charts, days.rest), charts, days).map(({ chart, week }) => `${chart} ${week}`)
  }
  expect(weeks('nielsen 11 August 2021')).toEqual(['nielsen-us 2021-08-09'])
  expect(weeks('2021-08-15')).toEqual(['nielsen-us 2021-08-09', 'netflix-country 2021-08-09'])
  expect(weeks('August 2021 nielsen')).toEqual(['nielsen-us 2021-08-02', 'nielsen-us 2021-08-09'])
  expect(weeks('2021-08-16')).toEqual([])
})
