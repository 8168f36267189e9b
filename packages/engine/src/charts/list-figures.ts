import type { PanelFacts } from '@sweeps/model'
import type { PanelChange } from '../panel/index.js'
import type { ChartDefinition, ChartList } from './definition.js'

/** What a panel knows of a line beside its value: its error, its rank and the range of that. */
export interface SampleFigure {
  rank: number
  standardError: number | null
  interval: { low: number; high: number; level: number } | null
  relativeError: number | null
  rankRange: { low: number; high: number; level: number }
  /** Why the value is not given; null: it is. */
  withheld: string | null
  uncertain: boolean
  /** Whether it moved significantly since the week before; null: that is not known. */
  moved: 'up' | 'down' | 'none' | null
}

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
  /** Of a panel's figures. */
  sample?: SampleFigure
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
  /** Of a panel's figures: the sample behind them. */
  panel?: PanelFacts
}

/** Weeks by their first days, both included. */
export interface WeekRange {
  from?: string
  to?: string
}

/** What was known when an edition was made. */
export interface AsOf {
  /** Viewing received up to this epoch. */
  epoch: number
  /** The catalogue of this version. */
  catalogueVersion: number
  /** Published figures learned up to this instant, ISO 8601. */
  at: string
}

/**
 * Where a chart's figures come from: every week of a list that the range asks for, oldest first, no week twice; as they were known
 * then when `asOf` is given. The definition is that of one market.
 */
export interface ChartSource {
  (definition: ChartDefinition, list: ChartList, range?: WeekRange, asOf?: AsOf): Promise<ListFigures[]>
  /** The same of all markets at once, by market; absent where a source has one. */
  ofMarkets?(definition: ChartDefinition, list: ChartList, range?: WeekRange): Promise<ReadonlyMap<string, ListFigures[]>>
  /** The markets it has figures of, in order; absent where it has one, and for published figures, whose weeks are known by market. */
  markets?(definition: ChartDefinition): Promise<readonly string[]>
  /** Why a panel's week differs between two moments, in the units of the chart; absent where no figures are a panel's. Undefined: not known. */
  changes?(
    definition: ChartDefinition,
    of: { week: string; lists: ReadonlySet<string> },
    moments: { before: AsOf; after: AsOf },
  ): Promise<PanelChange | undefined>
  /** What its figures rest on, where they may still grow: while that is the same, so are they. */
  fingerprint?(): Promise<string>
}
