import type { Chart } from '@sweeps/model'
import { expect, test } from 'vitest'
import { chartTable } from '../../src/public-site/chart-table.js'

const entry = {
  rank: 8,
  title: 'hit-and-run',
  season: null,
  name: 'Hit & Run',
  value: 549_000_000,
  previousRank: 7,
  weeksOnChart: 2,
  peakRank: 7,
  movement: 'same' as const,
  run: [],
  standardError: 40_000_000,
  interval: { low: 470_000_000, high: 640_000_000, level: 0.95 },
  relativeError: 0.07,
  rankRange: { low: 6, high: 11, level: 0.95 },
  withheld: null,
  uncertain: false,
}
const chart: Chart = {
  chart: 'panel-us',
  name: 'US panel',
  list: 'overall',
  week: { start: '2021-08-09', end: '2021-08-15' },
  metric: 'minutes',
  unit: 'minutes',
  source: 'US panel',
  closed: true,
  entries: [
    entry,
    { ...entry, rank: 9, title: 'other', name: 'Other', value: null, interval: null, withheld: 'seen by 12 persons of the panel' },
  ],
  notes: [],
}

test('a row of a panel says its range and its interval in words, and draws a dot with its interval', () => {
  const text = chartTable(chart, 'Overall').toString()
  expect(text).toContain('No. 8, between 6 and 11')
  expect(text).toContain('470 to 640')
  expect(text).toContain('about the same')
  // On a scale up to 640 million: 470 is at 734, 549 at 858.
  expect(text).toContain('<path d="M734 5H1000"/><path class="dot" d="M858 5h0"/>')
  expect(text).toContain('withheld')
})
