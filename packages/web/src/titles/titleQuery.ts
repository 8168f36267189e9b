import type { TitleStatus } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

/** What a title did on one list. */
export interface TitleRun {
  chart: string
  list: string
  season: number | null
  name: string
  debut: string
  lastWeek: string
  /** As the source counts them; null where weeks may be missing. */
  weeksOnChart: number | null
  weeksKnown: number
  longestRun: number
  peakRank: number | null
  peakWeeks: number
  reEntries: number
}

/** One of its weeks on one list. */
export interface TitleWeek {
  week: string
  chart: string
  list: string
  rank: number | null
  season: number | null
  name: string | null
  value: number | null
}

export interface Title {
  title: string
  lists: TitleRun[]
  runs: TitleWeek[]
  /** What was announced of its future; null: nothing is out. */
  status?: TitleStatus | null
}

const titleAddress = (title: string) => `/v1/titles/${encodeURIComponent(title)}`

export const titleQuery = (title: string) =>
  queryOptions({ queryKey: ['title', title], queryFn: () => fetchJson<Title>(titleAddress(title)) })

export const titleCsvAddress = (title: string) => `${titleAddress(title)}?format=csv`
