import { chartCsv, chartRow, statusOfList } from '@sweeps/engine'
import type { Chart } from '@sweeps/model'
import { expect, test } from 'vitest'
import { chartTable } from '../../src/public-site/chart-table.js'
import { changesOf } from '../../src/public-site/edition-footer.js'

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
  const text = chartTable(chart, 'Overall', { title: slug => `/t/${slug}` }).toString()
  expect(text).toContain('No. 8, between 6 and 11')
  expect(text).toContain('470 to 640')
  expect(text).toContain('about the same')
  // On a scale up to 640 million: 470 is at 734, 549 at 858.
  expect(text).toContain('<path d="M734 5H1000"/><path class="dot" d="M858 5h0"/>')
  expect(text).toContain('withheld')
})

test('a correction of a panel says of every line why, and what is known now', () => {
  const change = {
    list: 'overall',
    title: 'other',
    name: 'Other',
    text: 'Other 900 → 600 minutes',
    causes: [{ cause: 'weights', value: -300, text: '−300 minutes by other weights' }],
  }
  const correction = { edition: 'panel-us-2021-08-09-r1', status: 'provisional', words: ['Homes count on 1 day on which they did not.'] }
  const text = changesOf({ revision: 2, changes: [change], correction } as unknown as Parameters<typeof changesOf>[0])!.toString()
  expect(
    text
      .replace(/<[^>]+>|\s+/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  ).toBe(
    'Since revision 1, which was provisional: Homes count on 1 day on which they did not. What that changed, line by line (1) overall: Other 900 → 600 minutes −300 minutes by other weights',
  )
})

test('a panel’s list as CSV says whether it is final: by its edition, else by its own eight days', () => {
  const rows = [chartRow({ week: '2021-08-09', list: 'overall', market: 'US' }, entry)]
  const panel = { id: 'us' } as NonNullable<Chart['panel']>
  const last = (list: Chart, edition?: { status: 'revised' }) =>
    chartCsv(rows, statusOfList(list, edition))
      .trim()
      .split('\n')
      .map(line => line.split(',').at(-1))
  expect(last({ ...chart, panel })).toEqual(['status', 'final'])
  expect(last({ ...chart, panel, closed: false })).toEqual(['status', 'provisional'])
  expect(last({ ...chart, panel }, { status: 'revised' })).toEqual(['status', 'revised'])
  expect(last(chart)).toEqual(['market', 'US'])
})
