import type { ChartDefinition, ChartList } from './definition.js'

/** A line of a list before it is ranked. */
export interface FigureRow {
  /** Null: it is known that somebody is there, not who. */
  title: string | null
  season: number | null
  name: string | null
  /** In the base unit of what the chart ranks that week, unrounded. */
  value: number | null
  /** Null: not published, or not known. */
  publishedRank: number | null
  /** Cumulative weeks on the list, where the source prints them. */
  publishedWeeks?: number | null
  /** Place in the list as it came. */
  line: number
}

/** One list of one week, as its source has it. */
export interface ListFigures {
  /** First day. */
  week: string
  /** False while the week still runs. */
  closed: boolean
  rows: FigureRow[]
  /** What a reader must know about this week's figures. */
  notes?: string[]
}

/** Weeks by their first days, both included. */
export interface WeekRange {
  from?: string
  to?: string
}

/** What was known when an edition was made. */
export interface AsOf {
  /** Viewing heard up to this epoch. */
  epoch: number
  /** The catalogue of this version. */
  catalogueVersion: number
  /** Published figures learned up to this instant, ISO 8601. */
  at: string
}

/**
 * Where a chart's figures come from: every week of a list that the range asks for, oldest first, no week twice; as they were known
 * then when `asOf` is given.
 */
export type ChartSource = (definition: ChartDefinition, list: ChartList, range?: WeekRange, asOf?: AsOf) => Promise<ListFigures[]>
