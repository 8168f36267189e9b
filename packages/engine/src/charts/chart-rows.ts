import type { HistoryEntry } from './follow.js'

/** A line of an exported chart: one entry of one list in one week. Member names are the columns of the CSV. */
export interface ChartRow {
  week: string
  list: string
  /** Null: on the list, not known where. */
  rank: number | null
  title: string | null
  /** Null for films, and where a chart ranks whole titles. */
  season: number | null
  name: string | null
  /** In base units, unrounded. */
  value: number | null
  previous_rank: number | null
  weeks_on_chart: number | null
  peak_rank: number | null
}

export const chartColumns = [
  ...['week', 'list', 'rank', 'title', 'season', 'name', 'value', 'previous_rank', 'weeks_on_chart', 'peak_rank'],
] as readonly (keyof ChartRow)[]

/** An entry as a row. */
export const chartRow = (week: string, list: string, entry: Omit<HistoryEntry, 'point' | 'movement'>): ChartRow => ({
  week,
  list,
  rank: entry.rank,
  title: entry.title,
  season: entry.season,
  name: entry.name,
  value: entry.value,
  previous_rank: entry.previousRank,
  weeks_on_chart: entry.weeksOnChart,
  peak_rank: entry.peakRank,
})
