import type { Chart, ChartSummary } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

export interface Charts {
  charts: ChartSummary[]
  /** The list the installation wants its readers to see first. */
  start?: { chart: string; list: string; week: string } | null
}

/** All chart definitions, with the weeks each has. */
export const chartsQuery = queryOptions({ queryKey: ['charts'], queryFn: () => fetchJson<Charts>('/v1/charts') })

const chartAddress = (chart: string, week: string, list: string) =>
  `/v1/charts/${encodeURIComponent(chart)}/${encodeURIComponent(week)}?list=${encodeURIComponent(list)}`

/** One list of one chart in one week. */
export const chartQuery = (chart: string, week: string, list: string) =>
  queryOptions({
    queryKey: ['chart', chart, week, list],
    queryFn: () => fetchJson<Chart>(chartAddress(chart, week, list)),
    // A week that still runs grows while it is read.
    refetchInterval: query => (query.state.data?.closed === false ? 15_000 : false),
  })

export const csvAddress = (chart: string, week: string, list: string) => `${chartAddress(chart, week, list)}&format=csv`
