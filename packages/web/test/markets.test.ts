import { expect, test } from 'vitest'
import { chartKey, ofKey, rowKey } from '../src/api/chartKey'
import { reachOf } from '../src/pages/charts/reachOf'
import { sideOf } from '../src/pages/compare/lists/ComparePage'
import { cellAfter } from '../src/pages/titles/cellAfter'
import { reachWords } from '../src/pages/titles/MarketsSection'
import { marketOptions } from '../src/ui/charts/MarketPicker'
import { found } from '../src/ui/choice/found'
import { byMarketName, marketName } from '../src/ui/format/chartNames'
import { matchRoute } from '../src/ui/route/matchRoute'
import { chartPath, recordsPath, sideKey } from '../src/ui/route/routes'
import { summaries } from './fixture/charts'

const netflix = { ...summaries[0]!, id: 'netflix-country', market: 'IL', markets: ['IL', 'US'], firstMarket: 'US' }

test('addresses name a market, but for the first', () => {
  const at = (path: string) => matchRoute(new URL(path, 'http://sweeps'))
  const chart = { page: 'chart', chart: 'netflix-country', list: null }
  expect(at('/charts/netflix-country/IL/2021-08-09')).toEqual({ ...chart, market: 'IL', week: '2021-08-09' })
  expect(at('/charts/netflix-country/all/2021-08-09')).toEqual({ ...chart, market: 'all', week: '2021-08-09' })
  expect(at('/charts/netflix-country/IL')).toEqual({ ...chart, market: 'IL', week: null })
  expect(at('/charts/netflix-country/IL/2021-08-09/tv')).toEqual({ page: 'not-found' })
  expect(chartKey(netflix)).toBe('netflix-country/IL')
  expect(chartKey({ ...netflix, market: 'US' })).toBe('netflix-country')
  expect(chartPath('netflix-country/IL', '2021-08-09', 'tv')).toBe('/charts/netflix-country/IL/2021-08-09?list=tv')
  expect(recordsPath('netflix-country/IL', 'tv')).toBe('/records?chart=netflix-country&list=tv&market=IL')
  expect([ofKey('census'), ofKey('netflix-country/IL')]).toEqual([{ chart: 'census' }, { chart: 'netflix-country', market: 'IL' }])
})

test('a row is of the chart in its market; a chart of one market has none in its address', () => {
  expect(rowKey([netflix], { chart: 'netflix-country', market: 'IL' })).toBe('netflix-country/IL')
  expect(rowKey([netflix], { chart: 'netflix-country', market: 'US' })).toBe('netflix-country')
  expect(rowKey(summaries, { chart: 'nielsen-us', market: 'US' })).toBe('nielsen-us')
})

test('two lists beside each other may be of markets', () => {
  const side = { chart: 'netflix-country/IL', week: '2021-08-09', list: 'tv' }
  expect(sideOf(sideKey(side))).toEqual(side)
  expect(sideOf('nielsen-us/2021-08-09/overall')).toEqual({ chart: 'nielsen-us', week: '2021-08-09', list: 'overall' })
  expect(sideOf('netflix-country/IL/2021-08-09')).toBeNull()
})

test('markets by what they are called', () => {
  expect(['IL', 'CI', 'WW', 'all'].map(marketName)).toEqual(['Israel', 'Côte d’Ivoire', 'Worldwide', 'all'])
  expect(['US', 'AE', 'DE', 'GB'].sort(byMarketName)).toEqual(['DE', 'AE', 'GB', 'US'])
})

test('countries are offered once each: all of them, those looked at last, the others by name', () => {
  const markets = ['DE', 'FR', 'GB', 'IL', 'JP', 'US']
  const offered = marketOptions(markets, 'IL', ['IL', 'US', 'BR'], true)
  expect(offered.map(({ id }) => id)).toEqual(['all', 'IL', 'US', 'FR', 'DE', 'JP', 'GB'])
  expect(offered.map(({ group }) => group)).toEqual([
    ...[undefined, 'Looked at last', 'Looked at last'],
    ...Array.from({ length: 4 }, () => '6 markets'),
  ])
  // Of a few there is no need to say which were looked at.
  expect(marketOptions(['DE', 'IL'], 'XX', ['IL']).map(({ id }) => id)).toEqual(['XX', 'DE', 'IL'])
})

test('what is typed finds by the beginning of a name, of a word, by a part, or by the code; accents and capitals aside', () => {
  const options = marketOptions(['AE', 'AX', 'CI', 'GB', 'IE', 'SE', 'US'], 'US', [])
  const names = (typed: string) => found(options, typed).map(({ name }) => name)
  expect(names('united')).toEqual(['United Arab Emirates', 'United Kingdom', 'United States'])
  expect(names('COTE')).toEqual(['Côte d’Ivoire'])
  expect(names('king')).toEqual(['United Kingdom'])
  expect(names('lan')).toEqual(['Åland Islands', 'Ireland'])
  expect(names('se')).toEqual(['Sweden'])
  expect(names('  ')).toHaveLength(7)
  expect(names('zzz')).toEqual([])
})

test('how far a title reaches, in words', () => {
  const places = (count: number) => Array.from({ length: count }, () => ({ market: 'IL', ranks: [1] }))
  const words = (numberOne: number, topTen: number) => reachWords({ numberOne, topTen, markets: places(61) }).replaceAll('\u00a0', ' ')
  expect(words(2, 61)).toBe('No. 1 in 2 countries, Top 10 in 61.')
  expect(words(1, 1)).toBe('No. 1 in 1 country, Top 10 in 1.')
  expect(words(0, 3)).toBe('Top 10 in 3 countries.')
  expect(words(0, 0)).toBe('On a list in 61 countries.')
})

test('entries of a week by the countries they reach; all together are none', () => {
  const row = (market: string, rank: number, title: string | null) => ({ market, rank, title, name: title })
  expect(reachOf([row('WW', 1, 'a'), row('IL', 1, 'a'), row('DE', 2, 'a'), row('DE', 1, 'b'), row('IL', 2, null)])).toMatchObject([
    { title: 'a', first: 1, listed: 2 },
    { title: 'b', first: 1, listed: 1 },
  ])
})

test('keys walk through a grid and stay at its edges', () => {
  const size = { rows: 3, columns: 2 }
  const from = (key: string) => cellAfter(key, { row: 1, column: 0 }, size)
  expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageDown', 'End'].map(from)).toEqual([
    ...[
      { row: 0, column: 0 },
      { row: 2, column: 0 },
      { row: 1, column: 0 },
      { row: 1, column: 1 },
    ],
    ...[
      { row: 2, column: 0 },
      { row: 1, column: 1 },
    ],
  ])
  expect(from('Tab')).toBeNull()
})
