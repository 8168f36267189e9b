import { Day, Market } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import type { HistoryEntry } from './follow.js'

/** A line of an exported chart: one entry of one list in one week. Member names are the columns of the CSV. */
export const ChartRow = Type.Object({
  week: Day,
  list: Type.String(),
  rank: Nullable(Type.Integer(), { description: 'null: on the list, not known where' }),
  title: Nullable(Type.String(), { description: 'slug' }),
  season: Nullable(Type.Integer(), { description: 'null for films, and where a chart ranks whole titles' }),
  name: Nullable(Type.String()),
  value: Nullable(Type.Number(), { description: 'in the unit of the chart, unrounded' }),
  previous_rank: Nullable(Type.Integer()),
  weeks_on_chart: Nullable(Type.Integer()),
  peak_rank: Nullable(Type.Integer()),
  market: Market,
})
export type ChartRow = Static<typeof ChartRow>

/** The same, where rows of several charts stand together. */
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
