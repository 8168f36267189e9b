import { operations } from '@sweeps/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'

/*
 * netflix-country, week of 2021-08-09, films and series; the places of each:
 *        tv                  films
 *   US   Maid, Elite         Vivo
 *   IL   Fauda, Elite        Vivo
 */
const header = 'country_name\tcountry_iso2\tweek\tcategory\tweekly_rank\tshow_title\tseason_title\tcumulative_weeks_in_top_10'
const line = (market: string, category: string, rank: number, name: string) =>
  ['x', market, '2021-08-15', category, rank, name, category === 'TV' ? `${name}: Season 1` : 'N/A', 1].join('\t')
const file = [
  header,
  ...[line('US', 'TV', 1, 'Maid'), line('US', 'TV', 2, 'Elite'), line('US', 'Films', 1, 'Vivo')],
  ...[line('IL', 'TV', 1, 'Fauda'), line('IL', 'TV', 2, 'Elite'), line('IL', 'Films', 1, 'Vivo'), ''],
].join('\n')

let server: RealServer
beforeAll(async () => {
  server = await realServer({ openReading: true, publicCharts: true, publicAddress: 'https://noa.example' })
  await operations['import-netflix-country'].run(server.engine, {}, call(file))
  for (const market of [undefined, 'IL'])
    await operations.publish.run(server.engine, { chart: 'netflix-country', week: '2021-08-09', market }, call(''))
})
afterAll(() => server.close())

const get = async (path: string) => {
  const answer = await fetch(server.address + path)
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') }
}
const json = async (path: string) => JSON.parse((await get(path)).text)

describe('the interface, by market', () => {
  test('a week: of the first, of one, of all', async () => {
    const titles = async (query: string) => {
      const { market, entries } = await json(`/v1/charts/netflix-country/2021-08-09?list=tv${query}`)
      return [market, ...entries.map(({ title }: { title: string | null }) => title).slice(0, 2)]
    }
    expect(await titles('')).toEqual(['US', 'maid', 'elite'])
    expect(await titles('&market=US')).toEqual(['US', 'maid', 'elite'])
    expect(await titles('&market=IL')).toEqual(['IL', 'fauda', 'elite'])
    const past = { previous_rank: null, weeks_on_chart: null, peak_rank: null }
    const everywhere = { week: '2021-08-09', list: 'tv', season: 1, value: null, ...past }
    expect(await json('/v1/charts/netflix-country/2021-08-12?list=tv&market=all')).toEqual({
      ...{ chart: 'netflix-country', list: 'tv', week: '2021-08-09' },
      rows: [
        { ...everywhere, market: 'IL', rank: 1, title: 'fauda', name: 'Fauda: Season 1' },
        { ...everywhere, market: 'IL', rank: 2, title: 'elite', name: 'Elite: Season 1' },
        { ...everywhere, market: 'US', rank: 1, title: 'maid', name: 'Maid: Season 1' },
        { ...everywhere, market: 'US', rank: 2, title: 'elite', name: 'Elite: Season 1' },
      ],
    })
    expect((await get('/v1/charts/netflix-country/2021-08-09?list=films&market=all&format=csv')).text).toBe(
      'week,list,rank,title,season,name,value,previous_rank,weeks_on_chart,peak_rank,market\n2021-08-09,films,1,vivo,,Vivo,,,,,IL\n2021-08-09,films,1,vivo,,Vivo,,,,,US\n',
    )
  })

  test('what charts, markets and weeks there are', async () => {
    const { charts } = await json('/v1/charts?market=IL')
    expect(charts.find(({ id }: { id: string }) => id === 'netflix-country')).toMatchObject({
      ...{ name: 'Netflix Top 10 (Israel)', market: 'IL', markets: ['IL', 'US'], firstMarket: 'US', weeks: ['2021-08-09'] },
    })
    expect(charts.find(({ id }: { id: string }) => id === 'nielsen-us')).toMatchObject({ market: 'US', markets: [] })
  })

  test('a title, its countries, its records, its editions', async () => {
    const lists = async (query: string) =>
      (await json(`/v1/titles/elite${query}`)).lists.map(
        ({ market, peakRank }: { market: string; peakRank: number }) => `${market} ${peakRank}`,
      )
    expect(await lists('')).toEqual(['US 2'])
    expect(await lists('?market=all')).toEqual(['IL 2', 'US 2'])
    expect(await get('/v1/titles/fauda')).toMatchObject({ status: 404, text: expect.stringContaining('it was in IL: name one') })
    expect(await json('/v1/titles/fauda/markets')).toEqual({
      title: 'fauda',
      charts: [
        {
          ...{ chart: 'netflix-country', name: 'Netflix Top 10', firstMarket: 'US', weeks: ['2021-08-09'], numberOne: 1, topTen: 1 },
          markets: [{ market: 'IL', ranks: [1] }],
        },
      ],
    })
    expect((await get('/v1/titles/fauda/markets?format=csv')).text).toBe(
      'title,chart,market,country,week,rank\nfauda,netflix-country,IL,Israel,2021-08-09,1\n',
    )
    expect(await json('/v1/records/netflix-country?list=tv&market=IL')).toMatchObject({ market: 'IL', name: 'Netflix Top 10 (Israel)' })
    expect((await json('/v1/editions?market=IL')).editions.map(({ id }: { id: string }) => id)).toEqual([
      'netflix-country-IL-2021-08-09-r1',
    ])
  })

  test('a market that is none is refused, with those there are', async () => {
    expect(await json('/v1/charts/netflix-country/2021-08-09?market=DE')).toMatchObject({
      ...{ status: 404, code: 'unknown-market', markets: ['IL', 'US'] },
      detail: expect.stringContaining('it has IL, US'),
    })
    expect(await json('/v1/records/netflix-country?market=all')).toMatchObject({ code: 'unknown-market' })
  })
})

describe('what the world outside sees, by market', () => {
  test.each([
    ['/public/charts/netflix-country', 'Netflix Top 10 (US)'],
    ['/public/charts/netflix-country/IL', 'Netflix Top 10 (Israel)'],
    ['/public/charts/netflix-country/IL/2021-08-09', 'Vivo'],
    ['/public/charts/netflix-country/IL/2021-08-09/tv', 'Fauda'],
    ['/public/charts/netflix-country/2021-08-09/tv', 'Maid'],
    ['/public/charts/netflix-country/IL/2021-08-09/tv.csv', ',IL'],
    ['/public/charts/netflix-country/IL/latest/tv.json', '"market": "IL"'],
    ['/public/editions/netflix-country-IL-2021-08-09-r1', 'Netflix Top 10 (Israel)'],
    ['/embed/netflix-country/IL/latest?list=tv', 'Fauda'],
    ['/embed/netflix-country/IL/2021-08-09/tv.html', 'Fauda'],
    ['/feeds/charts/netflix-country/IL.atom', 'netflix-country-IL-2021-08-09-r1'],
    ['/feeds/charts/netflix-country.atom', 'netflix-country-2021-08-09-r1'],
  ])('%s', async (path, words) => {
    expect(await get(path)).toMatchObject({ status: 200, text: expect.stringContaining(words) })
  })

  test('feeds of a market have its editions alone, and pages lead to their own', async () => {
    expect((await get('/feeds/charts/netflix-country/IL.rss')).text).not.toContain('netflix-country-2021-08-09-r1')
    const { text } = await get('/public/charts/netflix-country/IL/2021-08-09/tv')
    const links = [...text.matchAll(/(?:href|content)="([^"]*netflix-country[^"]*)"/g)].map(([, link]) =>
      link!.replace('https://noa.example', ''),
    )
    expect(links.length).toBeGreaterThan(8)
    expect(links.filter(link => !/netflix-country(\/|-)IL/.test(link))).toEqual([])
    for (const link of new Set(links)) expect([link, (await get(link.replaceAll('&amp;', '&'))).status]).toEqual([link, 200])
  })

  test('a picture', async () => {
    expect(await get('/pictures/netflix-country/IL/2021-08-09.png?list=tv')).toMatchObject({ status: 200, type: 'image/png' })
  })
})
