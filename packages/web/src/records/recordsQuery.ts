import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

/** Who holds a record: a title, or one of its seasons under its name. */
export interface Holder {
  title: string
  season: number | null
  name: string
}

/** A year, or all of them, by one metric. */
export interface Table {
  /** `all`, or a year. */
  period: string
  metric: string
  unit: string
  from: string
  to: string
  weeks: number
  entries: (Holder & { value: number; weeks: number; peakRank: number | null })[]
}

/** A list's records, each the best first. */
export interface Records {
  chart: string
  name: string
  list: string
  listName: string
  tables: Table[]
  biggestDebut: (Holder & { week: string; rank: number | null; value: number; metric: string })[]
  biggestJump: (Holder & { week: string; from: number; to: number })[]
  longestAtOne: (Holder & { from: string; to: string; weeks: number })[]
  mostWeeks: (Holder & { weeks: number; counted: boolean; lastWeek: string })[]
}

const recordsAddress = (chart: string, list: string) => `/v1/records/${encodeURIComponent(chart)}?list=${encodeURIComponent(list)}`

export const recordsQuery = (chart: string, list: string) =>
  queryOptions({ queryKey: ['records', chart, list], queryFn: () => fetchJson<Records>(recordsAddress(chart, list)) })

export const recordsCsvAddress = (chart: string, list: string) => `${recordsAddress(chart, list)}&format=csv`
