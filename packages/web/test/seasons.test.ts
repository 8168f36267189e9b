import { readFileSync } from 'node:fs'
import type { LedgerEntry, ProductionRecord } from '@sweeps/model'
import { describe, expect, test } from 'vitest'
import { viewAddress } from '../src/api/seasonQueries'
import { comparisonOf } from '../src/pages/compare/seasons/CompareSeasonsPage'
import { cumulative } from '../src/pages/compare/seasons/cumulative'
import { funnelOf } from '../src/pages/compare/seasons/funnelOf'
import { firstWeeks, publishedRuns } from '../src/pages/compare/seasons/publishedRuns'
import { calendarOf } from '../src/pages/seasons/calendarOf'
import { insteadWords } from '../src/pages/seasons/filterWords'
import { marksOf } from '../src/pages/seasons/marksOf'
import { ordinal } from '../src/pages/seasons/peers/Standings'
import { sourcesOf } from '../src/pages/seasons/production-record/FactMarks'
import { factLines } from '../src/pages/seasons/production-record/factLines'
import { markOf, scaleOf } from '../src/pages/seasons/production-record/scaleOf'
import { roughSpan, timelineOf, whenWords } from '../src/pages/seasons/production-record/timelineOf'
import { viewOf } from '../src/pages/seasons/SeasonPage'
import { halfSentence, leftSentence } from '../src/pages/seasons/sentences'
import { seasonOfKey, shortName } from '../src/ui/format/shortName'
import { nearestX, readingAt } from '../src/ui/reading/readingAt'
import { matchRoute, type RouteTo } from '../src/ui/route/matchRoute'
import { compareSeasonsPath, viewPath } from '../src/ui/route/routes'
import { endLabels } from '../src/ui/season-lines/endLabels'

const at = (path: string) => matchRoute(new URL(path, 'http://sweeps'))

describe('a view of a season is its address', () => {
  const restored = (path: string) => viewPath(viewOf(at(path) as RouteTo<'season'>))

  test('window, time zone and peers are in it, and a section', () => {
    const view = viewOf(
      at('/seasons/hit-and-run/1?window=7&tz=Europe/Berlin&peers=fauda/2,shtisel/3&from=2021-08-13&to=2021-08-27') as RouteTo<'season'>,
    )
    expect(view).toEqual({
      title: 'hit-and-run',
      season: '1',
      window: '7',
      tz: 'Europe/Berlin',
      peers: ['fauda/2', 'shtisel/3'],
      filters: {},
      range: { from: '2021-08-13', to: '2021-08-27' },
    })
    expect(viewPath(view, 'peers')).toBe(
      '/seasons/hit-and-run/1?window=7&tz=Europe%2FBerlin&from=2021-08-13&to=2021-08-27&peers=fauda/2,shtisel/3#peers',
    )
    expect(restored(viewPath(view))).toBe(viewPath(view))
  })

  test('so are the filters of its audience, which the API is asked for, and peers are not', () => {
    const view = viewOf(at('/seasons/show/1?market=DE&accounts=new&peers=fauda/2') as RouteTo<'season'>)
    expect(view.filters).toEqual({ market: 'DE', accounts: 'new' })
    expect(viewPath(view)).toBe('/seasons/show/1?window=28&market=DE&accounts=new&peers=fauda/2')
    expect(restored(viewPath(view))).toBe(viewPath(view))
    expect(viewAddress(view)).toBe('/v1/seasons/show/1?window=28&market=DE&accounts=new')
    expect(viewAddress(view, { of: '/peers' })).toBe('/v1/seasons/show/1/peers?window=28&peers=fauda%2F2')
  })

  test('what it leaves out is the usual', () => {
    expect(restored('/seasons/vivo/0?peers=&tz=')).toBe('/seasons/vivo/0?window=28')
  })

  test('asks the API for the same', () => {
    const view = viewOf(at('/seasons/a%20b/1?window=7&tz=Asia/Tokyo&peers=c/1,d/2') as RouteTo<'season'>)
    expect(viewAddress(view)).toBe('/v1/seasons/a%20b/1?window=7&tz=Asia%2FTokyo')
    expect(viewAddress(view, { of: '/peers', table: 'weeks' })).toBe(
      '/v1/seasons/a%20b/1/peers?window=7&tz=Asia%2FTokyo&peers=c%2F1%2Cd%2F2&format=csv&table=weeks',
    )
  })
})

test('seasons side by side: at most five, each once', () => {
  const route = at('/compare/seasons?s=a/1&s=b/2&s=a/1&s=&s=c/1&s=d/1&s=e/1&s=f/1&window=91')
  if (route.page !== 'compare-seasons') throw new Error(route.page)
  const comparison = comparisonOf(route)
  expect(comparison).toEqual({ seasons: ['a/1', 'b/2', 'c/1', 'd/1', 'e/1'], window: '91', tz: 'UTC' })
  expect(compareSeasonsPath(comparison, 'decay')).toBe('/compare/seasons?s=a/1&s=b/2&s=c/1&s=d/1&s=e/1&window=91#decay')
  for (const path of ['/compare/films', '/compare/seasons/a', '/seasons/a']) expect(at(path)).toEqual({ page: 'not-found' })
})

describe('seasons as others publish them', () => {
  const list = (of: object) => ({
    ...{ chart: 'netflix-global', list: 'tv-english', market: 'WW', season: 1, name: 'Fog', debut: '2021-08-02', lastWeek: '2021-08-23' },
    ...{ weeksOnChart: 3, weeksKnown: 3, longestRun: 2, peakRank: 1, peakWeeks: 1, reEntries: 1 },
    ...of,
  })
  const week = (of: object) => ({
    ...{ chart: 'netflix-global', list: 'tv-english', market: 'WW', season: 1, name: 'Fog', title: 'fog', week: '2021-08-02', rank: 1 },
    ...{ value: 10, previous_rank: null, weeks_on_chart: null, peak_rank: null },
    ...of,
  })
  const fog = {
    ...{ title: 'fog', status: null },
    lists: [list({}), list({ chart: 'netflix-country', list: 'tv', market: 'US' }), list({ chart: 'census', list: 'seasons' })],
    runs: [week({}), week({ week: '2021-08-09', value: 8 }), week({ week: '2021-08-23', value: null }), week({ market: 'IL', value: 99 })],
  }
  const rain = {
    ...{ title: 'rain', status: null },
    lists: [list({ list: 'tv-non-english', season: 2, name: 'Rain 2', debut: '2022-01-03' })],
    runs: [week({ list: 'tv-non-english', title: 'rain', season: 2, name: 'Rain 2', week: '2022-01-03', value: 7 })],
  }

  test('on the chart that most of them are on, whichever of its lists, each from its own first week', () => {
    const found = publishedRuns(['rain/2', 'fog/1'], [fog, rain])
    expect(found?.chart).toBe('netflix-global/WW')
    // Away in the week of 16 August: the next is its fourth.
    expect(found?.runs.map(({ key, weeks }) => [key, ...weeks.map(({ place, week }) => `${place}: ${week.value}`)])).toEqual([
      ['rain/2', '1: 7'],
      ['fog/1', '1: 10', '2: 8', '4: null'],
    ])
  })

  test('first weeks are added up where all that were listed are known', () => {
    const [run] = publishedRuns(['fog/1'], [fog])!.runs
    expect([1, 2, 3, 4].map(count => firstWeeks(run!, count))).toEqual([10, 18, 18, null])
  })

  test('what no list of others has is nowhere', () => {
    expect(publishedRuns(['fog/3', 'nobody/1'], [fog, undefined])).toBeNull()
    expect(publishedRuns(['fog/3', 'rain/2'], [fog, rain])?.runs.map(({ key }) => key)).toEqual(['rain/2'])
  })
})

test('keys name seasons and films', () => {
  expect(seasonOfKey('fauda/02')).toEqual({ title: 'fauda', season: '2' })
  expect(seasonOfKey('vivo')).toEqual({ title: 'vivo', season: '0' })
  for (const broken of ['', '/1', 'a/b', 'a/1/2', 'a/12345']) expect(seasonOfKey(broken)).toBeNull()
  expect([shortName('Fauda', 2), shortName('Vivo', null)]).toEqual(['Fauda, season 2', 'Vivo'])
})

describe('the calendar of days', () => {
  const days = (count: number) => Array.from({ length: count }, (_, place) => ({ day: place + 1, watchedMs: place }))
  const inWords = (count: number, released: string) =>
    calendarOf(days(count), released).map(({ monday, days }) => `${monday} ${days.map(day => day?.day ?? '-').join(' ')}`)

  test('a release on a Friday begins in the first line’s fifth place', () => {
    expect(inWords(11, '2021-08-06')).toEqual(['2021-08-02 - - - - 1 2 3', '2021-08-09 4 5 6 7 8 9 10', '2021-08-16 11 - - - - - -'])
  })
  test('on a Monday, and on a Sunday', () => {
    expect(inWords(8, '2021-08-09')).toEqual(['2021-08-09 1 2 3 4 5 6 7', '2021-08-16 8 - - - - - -'])
    expect(inWords(2, '2021-08-08')).toEqual(['2021-08-02 - - - - - - 1', '2021-08-09 2 - - - - - -'])
  })
})

test('hours so far: unknown after a day that is not shown, until its week is over and the weeks are shown', () => {
  const days = (...hours: (number | null)[]) => hours.map((of, place) => ({ day: place + 1, hours: of }))
  const weeks = (...hours: (number | null)[]) => hours.map((of, place) => ({ week: place + 1, hours: of }))
  const eight = days(4, 3, null, 1, 1, 1, 1, 2)
  expect(cumulative(eight, weeks(20)).map(({ hours }) => hours)).toEqual([4, 7, null, null, null, null, 20, 22])
  expect(cumulative(eight, weeks(null)).map(({ hours }) => hours)).toEqual([4, 7, null, null, null, null, null, null])
  expect(cumulative(eight.slice(0, 2), [])).toEqual(days(4, 7))
  expect(cumulative([], [])).toEqual([])
})

test('a funnel is of who started the season', () => {
  const episode = (starters: number | null, place: number) => ({ episode: place + 1, starters })
  const of = (starters: number | null, ...episodes: (number | null)[]) =>
    funnelOf({ accounts: { starters }, episodes: episodes.map(episode) } as never).map(({ share }) => share)
  expect(of(200, 200, 150, null)).toEqual([1, 0.75, null])
  expect(of(null, 12)).toEqual([null])
})

test('numbers at the ends of lines do not cover each other', () => {
  const ends = [{ x: 4, y: 10 }, { x: 4, y: 11 }, null, { x: 4, y: 30 }, { x: 2, y: 10 }]
  expect(endLabels(ends, 5)).toEqual([
    { at: 0, x: 4, y: 10 },
    { at: 4, x: 2, y: 10 },
    { at: 1, x: 4, y: 15 },
    { at: 3, x: 4, y: 30 },
  ])
})

test('ordinals', () => {
  expect([0, 1, 2, 3, 11, 22, 63, 100].map(ordinal)).toEqual(['0th', '1st', '2nd', '3rd', '11th', '22nd', '63rd', '100th'])
})

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`)

test('a day known in part is all of its month or year', () => {
  expect(roughSpan('2019')).toEqual({ from: utc('2019-01-01'), to: utc('2020-01-01') })
  expect(roughSpan('2019-12')).toEqual({ from: utc('2019-12-01'), to: utc('2020-01-01') })
  expect(roughSpan('2020-02-29')).toEqual({ from: utc('2020-02-29'), to: utc('2020-03-01') })
})

describe('the timeline', () => {
  const { facts, decisions } = JSON.parse(
    readFileSync(new URL('../../../samples/summer-2021/hit-and-run.json', import.meta.url), 'utf8'),
  ) as ProductionRecord & { decisions: LedgerEntry[] }
  const events = timelineOf({ facts }, decisions)

  test('of Hit & Run, from the pitch to the cancellation; what has no day stands where it usually happens', () => {
    expect(events.map(event => `${event.words}: ${whenWords(event)}`)).toEqual([
      'Pitched by Netflix: 15 Aug 2017',
      'Announced: 15 Aug 2017',
      'Ordered by Netflix: day not known',
      'Filming in New York: days not known',
      'Filming in Israel: days not known',
      'Interrupted in Israel: the pandemic: from 2020, end not known',
      'Premiere: 6 Aug 2021',
      'Undecided by Netflix: August 2021',
      'Cancelled by Netflix: 20 Sept 2021',
    ])
    expect(events.every(({ source }) => /^https?:/.test(source ?? ''))).toBe(true)
  })

  test('is drawn on whole years; nothing is drawn of what is not known', () => {
    const scale = scaleOf(events)!
    expect(scale.years.map(({ year }) => year)).toEqual([2017, 2018, 2019, 2020, 2021])
    const marks = Object.fromEntries(events.map(event => [event.words, markOf(event, scale)]))
    const days = (utc('2022-01-01') - utc('2017-01-01')) / 86_400_000
    expect(marks['Filming in Israel']).toBeNull()
    expect(marks['Premiere']).toEqual({
      at: (utc('2021-08-06') - utc('2017-01-01')) / 86_400_000 / days,
      length: 1 / days,
      shape: 'day',
      open: null,
    })
    expect(marks['Interrupted in Israel: the pandemic']).toMatchObject({ shape: 'stretch', open: 'end', length: 366 / days })
    expect(marks['Undecided by Netflix']).toMatchObject({ shape: 'rough', length: 31 / days, open: null })
    expect(scaleOf([])).toBeNull()
  })

  test('stretches by what is known of their ends', () => {
    const words = (from: string | null, to: string | null) => whenWords({ from, to, lasts: true })
    expect(words('2019', '2019-04')).toBe('2019 to April 2019')
    expect(words('2019', '2019')).toBe('2019')
    expect(words(null, '2019-04')).toBe('until April 2019, beginning not known')
  })

  test('parts are released one after the other', () => {
    const value = { pattern: 'in-parts' as const, parts: ['2021-01-08', '2021-06'] }
    const inParts = timelineOf({ facts: [{ fact: 'release-pattern', value, source: 'x' }] }, [])
    expect(inParts.map(event => `${event.words}: ${whenWords(event)}`)).toEqual([
      'Part 1 released: 8 Jan 2021',
      'Part 2 released: June 2021',
    ])
  })

  test('facts: each once, several values together, and what nobody knows', () => {
    const lines = factLines({ facts, unknown: ['cost', 'score'] })
    const of = (name: string) => lines.find(line => line.name === name)?.values.map(({ words }) => words)
    expect(of('Created by')).toEqual(['Lior Raz', 'Avi Issacharoff', 'Dawn Prestwich', 'Nicole Yorkin'])
    expect(of('Runtime')).toEqual(['435 minutes in all', '48 minutes an episode on average'])
    expect(of('Cast')).toContain('Kaelen Ohm as Danielle Wexler')
    expect(of('Said of the cost')).toEqual(['“one episode cost about as much as two whole seasons of Fauda”, showrunner Nicole Yorkin'])
    expect(of('Cost')).toEqual([])
    expect(of('Scores')).toEqual([])
  })

  test('a source has one number', () => {
    const sources = sourcesOf({ facts }, decisions)
    expect(new Set(sources.keys()).size).toBe(sources.size)
    expect([...sources.values()]).toEqual(Array.from({ length: sources.size }, (_, place) => place + 1))
    expect(decisions.every(({ source }) => sources.has(source!))).toBe(true)
  })
})

describe('what drawings say', () => {
  test('half had left by an episode, or how many came to the last', () => {
    const episodes = (...starters: (number | null)[]) => starters.map((of, at) => ({ episode: at + 1, starters: of }))
    expect(leftSentence(episodes(100, 80, 51, 50))).toBe('Half had left by episode 4')
    expect(leftSentence(episodes(100, null, 40))).toBe('Half had left by episode 3')
    expect(leftSentence(episodes(100, 80, 60))).toBe('60.0% of those who began came to the last episode')
    // Nothing is known of the first, or of the last; one episode; more began the last than the first.
    for (const of of [episodes(null, 80), episodes(100, null), episodes(100), episodes(60, 100)]) expect(leftSentence(of)).toBeNull()
  })

  test('in how many days half was watched, while no day before is hidden', () => {
    const days = (...hours: (number | null)[]) => hours.map((watchedMs, at) => ({ day: at + 1, watchedMs }))
    expect(halfSentence(days(50, 20, 30), 100)).toBe('Half of all hours were watched on the first day')
    expect(halfSentence(days(20, 20, 10, 50), 100)).toBe('Half of all hours were watched in the first 3 days')
    expect(halfSentence(days(20, null, 80), 100)).toBeNull()
    expect(halfSentence(days(20), null)).toBeNull()
  })

  test('what happened on a day of the window, and nothing beside it', () => {
    const episodes = [null, '2021-08-06', '2021-08-13', '2021-08-13', '2021-09-10'].map((released, at) => ({ episode: at, released }))
    const facts = [
      { date: '2021-08-12', words: 'renewed' },
      { date: '2021-08-13T09:00:00.000Z', words: 'announced' },
      { date: '2021-08-01', words: 'ordered' },
    ]
    expect(marksOf('2021-08-06', 28, episodes, facts)).toEqual([
      { x: 1, words: 'premiere' },
      { x: 7, words: 'renewed' },
      { x: 8, words: 'ep. 2–3, announced' },
    ])
  })

  test('a point of the axis, line by line', () => {
    const lines = [
      {
        name: 'Ep. 1',
        points: [
          { x: 0, y: 1 },
          { x: 40, y: 0.8 },
        ],
      },
      { name: 'Ep. 2', points: [{ x: 40, y: null }] },
    ]
    const words = { labelX: '% of the episode', formatX: String, formatY: (y: number) => `${y * 100} %` }
    expect(readingAt(lines, 40, words)).toBe('40 % of the episode: Ep. 1 80 %')
    expect(readingAt([{ name: '', points: [{ x: 5, y: 3 }] }], 5, { labelX: 'day', formatX: String, formatY: y => `${y} hours` })).toBe(
      'day 5: 3 hours',
    )
    expect(readingAt(lines, 41, words)).toBe('')
    expect([nearestX([0, 40], 19), nearestX([0, 40], 21), nearestX([], 3)]).toEqual([0, 40, null])
  })

  test('who stands for a value of too few accounts', () => {
    const apart = ['DE', 'AT']
    expect(insteadWords({ by: 'market', asked: 'DE', shown: 'DE', apart })).toBe('')
    expect(insteadWords({ by: 'market', asked: 'CH', shown: 'others', apart })).toBe(
      'Switzerland alone is too few accounts: these are all but Germany, Austria.',
    )
    expect(insteadWords({ by: 'accounts', asked: 'returned', shown: null, apart: [] })).toBe(
      'Accounts came back: too few accounts, also together with all that are.',
    )
  })
})
