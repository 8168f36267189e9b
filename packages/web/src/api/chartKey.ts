import type { ChartSummary } from '@sweeps/model'

/** What addresses name a chart in a market by: `netflix-country/IL`; in its first market by its id alone. */
export const chartKey = ({ id, market, firstMarket }: Pick<ChartSummary, 'id' | 'market' | 'firstMarket'>): string =>
  market === firstMarket ? id : `${id}/${market}`

/** The same of a row of some chart: which market is its first, its definition says. */
export function rowKey(charts: readonly ChartSummary[], { chart, market }: { chart: string; market?: string }): string {
  const definition = charts.find(({ id }) => id === chart)
  return market && definition && definition.markets.length > 0 ? chartKey({ ...definition, market }) : chart
}

/** A key in its parts. */
export function ofKey(key: string): { chart: string; market?: string } {
  const [chart = '', market] = key.split('/')
  return market === undefined ? { chart } : { chart, market }
}
