import type { Chart, WeekOfMarkets } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, ask } from './ask'
import { ofKey } from './chartKey'
import { fetchJson } from './fetchJson'

/** All charts, and the list that the installation wants its readers to see first. */
export type Charts = AnswerOf<'GET /v1/charts'>

/** All chart definitions, with the weeks each has; of a market where they have it. */
export const chartsQueryIn = (market: string | null) =>
  queryOptions({
    queryKey: market === null ? ['charts'] : ['charts', market],
    queryFn: () => ask('GET /v1/charts', { market: market ?? undefined }),
  })

export const chartsQuery = chartsQueryIn(null)

function chartAddress(key: string, week: string, list: string): string {
  const { chart, market } = ofKey(key)
  const of = market === undefined ? '' : `&market=${encodeURIComponent(market)}`
  return `/v1/charts/${encodeURIComponent(chart)}/${encodeURIComponent(week)}?list=${encodeURIComponent(list)}${of}`
}

/** One list of one week in every market. */
export const weekOfMarketsQuery = (chart: string, week: string, list: string) =>
  queryOptions({
    queryKey: ['chart', chart, week, list, 'all'],
    queryFn: () => fetchJson<WeekOfMarkets>(chartAddress(`${chart}/all`, week, list)),
  })

/** One list of one chart in one week. The chart is named by its key, as addresses do. */
export const chartQuery = (chart: string, week: string, list: string) =>
  queryOptions({
    queryKey: ['chart', chart, week, list],
    queryFn: () => fetchJson<Chart>(chartAddress(chart, week, list)),
    // A week that still runs grows while it is read.
    refetchInterval: query => (query.state.data?.closed === false ? 15_000 : false),
  })

export const csvAddress = (chart: string, week: string, list: string) => `${chartAddress(chart, week, list)}&format=csv`

/** Where to begin: what the server proposes, or the first list of the latest week of the first chart that has one. */
export function startOf({ charts, start }: Charts): { chart: string; list: string; week: string } | null {
  if (start) return start
  for (const { id, lists, weeks } of charts) {
    const list = lists[0]?.id
    const week = weeks.at(-1)
    if (list !== undefined && week !== undefined) return { chart: id, list, week }
  }
  return null
}
