import { ChartRow } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { HistoryEntry } from './follow.js'

export { ChartRow }

/** A row of a chart, where rows of several stand together. */
export const RowOfChart = Type.Object({ chart: Type.String(), ...ChartRow.properties })
export type RowOfChart = Static<typeof RowOfChart>

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
