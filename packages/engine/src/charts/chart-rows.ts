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
  /** ISO country, or WW. */
  market: string
}

export const chartColumns = [
  ...['week', 'list', 'rank', 'title', 'season', 'name', 'value', 'previous_rank', 'weeks_on_chart', 'peak_rank', 'market'],
] as readonly (keyof ChartRow)[]

/** An entry as a row: of which week, given by its first day, list and market. */
export const chartRow = (
  { week, list, market }: Pick<ChartRow, 'week' | 'list' | 'market'>,
  entry: Omit<HistoryEntry, 'point' | 'movement'>,
): ChartRow => ({
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
  market,
})
