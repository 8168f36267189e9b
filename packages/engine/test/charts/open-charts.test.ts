import { Chart, ChartSummary } from '@sweeps/model'
import Type, { Compile } from '@sweeps/model/typebox'
import { beforeEach, expect, test } from 'vitest'
import { type ChartSource, openCharts } from '../../src/charts/index.js'
import { importNetflixTop10, importNielsenTop10 } from '../../src/published/index.js'
import { forget, freshStore } from '../published/fresh-store.js'
import { netflixFile } from '../published/netflix-file.js'
import { lists, weekOf } from './tiny-lists.js'

const store = await freshStore()
beforeEach(() => forget(store))

/** A census that can be changed, and tells what it was asked. */
function tinyCensus() {
  const census = { table: '', asked: [] as string[], fail: false }
  const source: ChartSource = async (_, list, range = {}) => {
    census.asked.push(`${list.id} from ${range.from ?? 'the beginning'}`)
    if (census.fail) throw new Error('out of order')
    if (list.id !== 'overall' || census.table === '') return []
    return lists(census.table).filter(({ week }) => range.from === undefined || week >= range.from)
  }
  return { census, source }
}
const titles = (chart: Chart) => chart.entries.map(({ rank, title }) => `${rank} ${title}`)

test('any day of a week names the week; the latest when none is named; the first list when none is', async () => {
  const { census, source } = tinyCensus()
  census.table = '1 a=3 b=2\n2* b=3 a=2'
  const charts = openCharts({ store, sources: { census: source } })
  const first = await charts.chart({ chart: 'census', week: '2021-01-10', list: 'overall' })
  expect(first).toMatchObject({
    list: 'overall',
    week: { start: '2021-01-04', end: '2021-01-10' },
    metric: 'minutes',
    unit: 'minutes',
    closed: true,
  })
  expect(await charts.chart({ chart: 'census' })).toMatchObject({ list: 'overall', week: { start: '2021-01-11' }, closed: false })
  expect(Compile(Chart).Check(first)).toBe(true)
  expect(Compile(Type.Array(ChartSummary)).Check(await charts.summaries())).toBe(true)
})

test('what is not there is said, with what is', async () => {
  const { census, source } = tinyCensus()
  census.table = '1 a=3\n5 a=3'
  const charts = openCharts({ store, sources: { census: source } })
  const refusal = (request: { chart: string; week?: string; list?: string }) =>
    charts.chart(request).catch(({ code, message }) => `${code}: ${message}`)
  expect(await refusal({ chart: 'oscars' })).toBe(
    'unknown-chart: there is no chart "oscars": there are census, netflix-global, netflix-country, nielsen-us',
  )
  expect(await refusal({ chart: 'census', list: 'songs' })).toBe(
    'unknown-chart: census has no list "songs": it has overall, originals, acquired, movies',
  )
  expect(await refusal({ chart: 'census', week: '2021-01-20' })).toBe(
    'unknown-week: census, list overall: there is no week of 2021-01-18; the weeks go from 2021-01-04 to 2021-02-01, nearest 2021-01-04 and 2021-02-01',
  )
  expect(await refusal({ chart: 'netflix-global' })).toBe(
    'unknown-week: netflix-global, list films-english: there is no week yet; import some, as with: sweeps import netflix-top10 FILE',
  )
  expect(await refusal({ chart: 'census', week: 'today' })).toMatch(/^invalid-request: week: "today" is no day/)
  await expect(charts.export({ chart: 'oscars' })).rejects.toMatchObject({ code: 'unknown-chart' })
})

test('a list is read once; the running week again after a second; all of it when told that it changed', async () => {
  const { census, source } = tinyCensus()
  let now = 0
  const charts = openCharts({ store, sources: { census: source }, now: () => now })
  const overall = async () => titles(await charts.chart({ chart: 'census', week: weekOf(2) }))
  census.table = '1 a=3 b=2\n2* b=3 a=2'
  const both = await Promise.all([overall(), overall()])
  expect(both).toEqual([await overall(), ['1 b', '2 a']])

  census.table = '1 a=3 b=2\n2* a=9 b=3\n3* c=1'
  now = 999
  expect(await overall()).toEqual(['1 b', '2 a'])
  expect(census.asked).toEqual(['overall from the beginning'])
  now = 1000
  expect(await Promise.all([overall(), overall()])).toEqual([
    ['1 a', '2 b'],
    ['1 a', '2 b'],
  ])
  expect(titles(await charts.chart({ chart: 'census' }))).toEqual(['1 c'])
  expect(census.asked.splice(0)).toEqual(['overall from the beginning', `overall from ${weekOf(2)}`])

  // A late span: week 1 is closed, so somebody must say so.
  census.table = '1 b=9 a=3\n2* a=9 b=3'
  charts.changed('netflix-top10')
  await overall()
  expect(census.asked).toEqual([])
  charts.changed('census')
  expect(titles(await charts.chart({ chart: 'census', week: weekOf(1) }))).toEqual(['1 b', '2 a'])
  expect(census.asked).toEqual(['overall from the beginning'])
})

test('a source that fails is asked again', async () => {
  const { census, source } = tinyCensus()
  const charts = openCharts({ store, sources: { census: source } })
  census.fail = true
  census.table = '1 a=3'
  await expect(charts.chart({ chart: 'census' })).rejects.toThrow('out of order')
  census.fail = false
  expect(titles(await charts.chart({ chart: 'census' }))).toEqual(['1 a'])
})

test('a week is put together once: asked again, it is the same answer', async () => {
  const { census, source } = tinyCensus()
  census.table = Array.from({ length: 200 }, (_, at) => `${at + 1} a=3 b=2 c=1`).join('\n')
  const charts = openCharts({ store, sources: { census: source }, now: () => 0 })
  const once = await charts.chart({ chart: 'census', week: weekOf(100) })
  expect(await charts.chart({ chart: 'census', week: weekOf(100) })).toBe(once)
})

test('which weeks there are is told without reading a list; a title without reading those it is not on', async () => {
  const { census, source } = tinyCensus()
  census.table = '1 a=3'
  const charts = openCharts({ store, sources: { census: source } })
  await importNetflixTop10(
    store,
    netflixFile(`
    2023-06-11 | T | 1 | a | a: Season 1 | 90 | 9 | 10 | 1
    2023-06-18 | F | 1 | b | N/A         | 40 | 2 | 20 | 1`),
  )
  expect(await charts.summary({ chart: 'netflix-global' })).toMatchObject({ id: 'netflix-global', weeks: ['2023-06-05', '2023-06-12'] })
  expect(await charts.listsOf({ chart: 'netflix-global', week: '2023-06-05' })).toEqual(['tv-english'])
  expect(await charts.listsOf({ chart: 'netflix-global', week: '2023-06-12' })).toEqual(['films-english'])
  expect(census.asked).toEqual([])
  await charts.export({ chart: 'census', list: 'movies' })
  expect(census.asked).toEqual(['movies from the beginning'])
  expect((await charts.summaries()).map(({ id, weeks }) => `${id} ${weeks.length}`)).toEqual([
    'census 1',
    'netflix-global 2',
    'netflix-country 0',
    'nielsen-us 0',
  ])
  await expect(charts.summary({ chart: 'oscars' })).rejects.toMatchObject({ code: 'unknown-chart' })
})

test('a title’s run is what its lines in whole lists say, of every title', async () => {
  const charts = openCharts({ store })
  // a leaves in week 2 and is back in 3 of list T; week 4 is not held; two seasons of b; c on two lists.
  await importNetflixTop10(
    store,
    netflixFile(`
    2023-05-28 | T | 1 | a | a: Season 1 | 90 | 9 | 10 | 1
    2023-05-28 | T | 2 | b | b: Season 3 | 40 | 2 | 20 | 1
    2023-06-04 | T | 1 | b | b: Season 3 | 40 | 2 | 20 | 2
    2023-06-04 | T | 2 | b | b: Season 2 | 30 | 2 | 15 | 5
    2023-06-11 | T | 1 | a | a: Season 1 | 40 | 2 | 20 | 2
    2023-06-11 | T | 2 | b | b: Season 3 | 30 | 2 | 15 | 3
    2023-06-11 | F | 1 | c | N/A         | 30 | 2 | 15 | 1
    2023-06-25 | T | 1 | c | c: Season 1 | 40 | 2 | 20 | 4
    2023-06-25 | T | 2 | a | a: Season 1 | 30 | 2 | 15 | 3`),
  )
  const all = (await charts.export({ chart: 'netflix-global' })).map(row => ({ chart: 'netflix-global', ...row }))
  for (const title of ['a', 'b', 'c']) expect(await charts.title({ title })).toEqual(all.filter(row => row.title === title))
  expect(await charts.title({ title: 'd' })).toEqual([])
})

test('published lists: the latest revision, ranked by hours and then by views', async () => {
  const charts = openCharts({ store })
  // By hours a leads in both weeks; by views, which count from the second on, b does.
  const file = netflixFile(`
    2023-06-11 | T | 1 | a | a: Season 1 | 90 | 9 | 10 | 1
    2023-06-11 | T | 2 | b | b: Season 3 | 40 | 2 | 20 | 1
    2023-06-18 | T | 1 | b | b: Season 3 | 40 | 2 | 20 | 2
    2023-06-18 | T | 2 | a | a: Season 1 | 90 | 9 | 10 | 2`)
  await importNetflixTop10(store, file)
  expect(await charts.export({ chart: 'netflix-global' })).toEqual([
    {
      week: '2023-06-05',
      list: 'tv-english',
      rank: 1,
      title: 'a',
      season: 1,
      name: 'a: Season 1',
      value: 90,
      previous_rank: null,
      weeks_on_chart: 1,
      peak_rank: 1,
      market: 'WW',
    },
    {
      week: '2023-06-05',
      list: 'tv-english',
      rank: 2,
      title: 'b',
      season: 3,
      name: 'b: Season 3',
      value: 40,
      previous_rank: null,
      weeks_on_chart: 1,
      peak_rank: 2,
      market: 'WW',
    },
    {
      week: '2023-06-12',
      list: 'tv-english',
      rank: 1,
      title: 'b',
      season: 3,
      name: 'b: Season 3',
      value: 20,
      previous_rank: 2,
      weeks_on_chart: 2,
      peak_rank: 1,
      market: 'WW',
    },
    {
      week: '2023-06-12',
      list: 'tv-english',
      rank: 2,
      title: 'a',
      season: 1,
      name: 'a: Season 1',
      value: 10,
      previous_rank: 1,
      weeks_on_chart: 2,
      peak_rank: 1,
      market: 'WW',
    },
  ])
  await importNetflixTop10(store, file.replace('\t40\t2\t20\t1', '\t95\t2\t20\t1'))
  charts.changed('netflix-top10')
  expect(titles(await charts.chart({ chart: 'netflix-global', week: '2023-06-05', list: 'tv-english' }))).toEqual(['1 b', '2 a'])
  expect((await charts.title({ title: 'b' })).map(({ chart, week, rank }) => `${chart} ${week} ${rank}`)).toEqual([
    'netflix-global 2023-06-05 1',
    'netflix-global 2023-06-12 1',
  ])
})

test('what is not known of a published list is a gap with a note, never a guess', async () => {
  await importNielsenTop10(
    store,
    `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note
2021-07-26,2021-08-01,acquired,1,All American,Netflix,1433,51,,
2021-07-26,2021-08-01,acquired,4,Cocomelon,Netflix,,,,the figure is cut off
2021-07-26,2021-08-01,acquired,10,,,220,,,
2021-07-26,2021-08-01,acquired,,Manifest,Netflix,640,,,
`,
  )
  const chart = await openCharts({ store }).chart({ chart: 'nielsen-us', list: 'acquired' })
  expect(chart.entries.map(({ rank, name, value }) => [rank, name, value])).toEqual([
    [1, 'All American', 1_433_000_000],
    [2, null, null],
    [3, null, null],
    [4, 'Cocomelon', null],
    ...[5, 6, 7, 8, 9].map(rank => [rank, null, null]),
    [10, null, 220_000_000],
  ])
  expect(chart.notes).toEqual([
    'Cocomelon: the figure is cut off',
    'Who holds No. 2, No. 3, No. 5, No. 6, No. 7, No. 8, No. 9 and No. 10 is not known.',
    'The figure of No. 4 is not known.',
    'Also on the list, rank not known: Manifest (640,000,000 minutes).',
    'Not every week of this list is known: weeks on chart are left out, and so are peaks below No. 1.',
  ])
})
