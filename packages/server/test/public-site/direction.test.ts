import type { PublicChart, PublicEdition, PublicWeek } from '@sweeps/engine'
import type { Chart, Edition } from '@sweeps/model'
import { expect, test } from 'vitest'
import { serverAddresses } from '../../src/public-site/addresses.js'
import { chartWeeksPage } from '../../src/public-site/chart-weeks-page.js'
import { chartsPage } from '../../src/public-site/charts-page.js'
import { editionFeed } from '../../src/public-site/edition-feed.js'
import { editionPage } from '../../src/public-site/edition-page.js'
import { embedPage } from '../../src/public-site/embed-page.js'
import { publicationsCalendar } from '../../src/public-site/publications-calendar.js'
import { weekPage } from '../../src/public-site/week-page.js'

/** Names that are written from right to left, each with a sign at its end that a page without isolation puts on the other side. */
const names = { chart: 'הטבלה הישראלית!', list: 'مسلسلات!', title: 'שטיסל 2!', source: 'הוועדה!' }

const addresses = serverAddresses('https://charts.example.org')
const week = { start: '2021-08-09', end: '2021-08-15' }
const entry = { rank: 1, title: 'shtisel', season: null, name: names.title, value: 5, previousRank: null, weeksOnChart: 1, peakRank: 1 }
const list = {
  ...{ chart: 'il', name: names.chart, list: 'shows', week, metric: 'minutes', unit: 'minutes', source: names.source, closed: true },
  entries: [{ ...entry, movement: 'new', run: [], interval: null, rankRange: null, withheld: null }],
  notes: [],
} as unknown as Chart
const chart = {
  ...{ key: 'il', name: names.chart, source: names.source, note: names.source, market: 'IL', inMarkets: [], weeks: [week.start] },
  lists: [
    { id: 'shows', name: names.list },
    { id: 'films', name: names.list },
  ],
} as unknown as PublicChart
const publicWeek = { chart, week, lists: [list], listIds: ['shows', 'films'] } as unknown as PublicWeek
const edition = {
  ...{ id: 'e1', name: names.chart, week, revision: 1, lists: [list], notes: [], published: '2021-08-20T09:00:00Z', hash: 'ab' },
  ...{ inputsHash: 'cd', method: { version: 1, page: 'charts' }, definition: { lists: chart.lists }, changes: [] },
} as unknown as Edition
const line = { id: 'e1', revision: 1, week: week.start, out: '2021-08-20T09:00:00Z' } as unknown as PublicEdition

/** Every place in a text where one of the names stands without anything that keeps what is around it in order. */
const unguarded = (text: string): string[] =>
  Object.values(names).flatMap(name =>
    [...text.matchAll(new RegExp(name, 'g'))]
      .map(({ index }) => text.slice(Math.max(0, index - 40), index + name.length + 2))
      .filter(around => !/(?:<bdi[^>]*>|dir="auto">|\u2068)[^<>\u2068\u2069]*$/.test(around.slice(0, around.lastIndexOf(name)))),
  )
/** JSON-LD is data, and no text that anybody reads. */
const read = (page: string): string => page.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '')

test.each<[string, () => string]>([
  ['a week', () => weekPage(publicWeek, addresses)],
  ['all weeks of a chart', () => chartWeeksPage(chart, [line], addresses)],
  ['all charts', () => chartsPage([chart], [line], addresses)],
  ['an edition', () => editionPage(edition, { id: 'e1', revision: 1 }, 'il', addresses)],
  ['an embed', () => embedPage(publicWeek, addresses)],
  ['RSS', () => editionFeed('rss', [{ line, edition }], addresses, { key: 'il', name: names.chart })],
  ['Atom', () => editionFeed('atom', [{ line, edition }], addresses, { key: 'il', name: names.chart })],
  ['JSON Feed', () => editionFeed('json', [{ line, edition }], addresses, { key: 'il', name: names.chart })],
  [
    'the calendar',
    () =>
      publicationsCalendar([{ chart: 'il', name: names.chart, week, at: 0, because: 'week-end', modified: 0 }], addresses).replace(
        /\r\n /g,
        '',
      ),
  ],
])('%s: a name from right to left moves nothing beside it', (_, make) => {
  const text = read(make())
  expect(text).toContain(names.chart)
  expect(unguarded(text)).toEqual([])
})
