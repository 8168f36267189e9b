import type { Chart, ChartSummary } from '@sweeps/model'
import type { Store } from '../store/index.js'
import type { ChartRow } from './chart-rows.js'
import type { ChartDefinition } from './definition.js'
import type { ChartSource } from './list-figures.js'
import type { OwnDefinitions } from './own-definitions.js'

export interface ChartsOptions {
  store: Store
  /** Sources besides the published ones, by name: `census`. */
  sources?: Readonly<Record<string, ChartSource>>
  /** What a reader must know of a source's week besides its figures, asked when a week is shown. */
  notes?: Readonly<Record<string, (definition: ChartDefinition, week: string) => Promise<string[]>>>
  /** Charts that come and go, as those of panels do, and where the figures of a source of theirs come from. */
  more?: { definitions(): ChartDefinition[]; sourceOf(source: string): ChartSource | undefined }
  /** A directory that may hold a `charts.json` with definitions of one's own. */
  userDefinitions?: string | undefined
  /** Told when charts have come, gone or changed: what lists them elsewhere is old. */
  onRedefined?: (() => void) | undefined
  /** The clock in epoch milliseconds, for tests. */
  now?: () => number
}

/** A chart; of a chart over several markets, in which of them: the first when none is named. Codes may be written in small letters. */
export interface ChartName {
  chart: string
  market?: string | undefined
}

/** The charts stage: figures → ranked lists and their history. */
export interface Charts {
  /** As they are defined: the market of a chart over all markets is `each`. */
  definitions: ReadonlyMap<string, ChartDefinition>
  /** The definition of a chart in one market. Throws `unknown-chart`, `unknown-market`. */
  definition(name: ChartName): Promise<ChartDefinition>
  /** The markets that a chart over several has figures of, in order; empty for a chart of one. Throws `unknown-chart`. */
  marketsOf(chart: string): Promise<readonly string[]>
  /** What charts there are, and the weeks they have: in a market those of several markets that have it, else in their first, or another that has any. */
  summaries(request?: { market?: string | undefined }): Promise<ChartSummary[]>
  /** The same of one. Throws `unknown-chart`, `unknown-market`. */
  summary(name: ChartName): Promise<ChartSummary>
  /** Ids of the lists that have a week, given by its first day; in their order. Throws `unknown-chart`, `unknown-market`. */
  listsOf(request: ChartName & { week: string }): Promise<string[]>
  /**
   * One list of one week. `week` is any day of it; the latest week when absent. `list` is the first when absent, `size` the definition's.
   * Answers are shared: do not change them. Throws `unknown-chart`, `unknown-market`, `unknown-week`.
   */
  chart(request: ChartName & { week?: string | undefined; list?: string | undefined; size?: number | undefined }): Promise<Chart>
  /**
   * Every entry of every list, or of one, and week, by week, list and rank; with the market `all` those of every market, one after the other,
   * read at once. Throws `unknown-chart`, `unknown-market`.
   */
  export(request: ChartName & { list?: string | undefined }): Promise<ChartRow[]>
  /**
   * One list of one week in every market, by market and rank, read at once. Weeks on the chart and peaks are left out: of one week they are
   * not known. Throws `unknown-chart`, `unknown-week`.
   */
  weekOfMarkets(request: { chart: string; week: string; list?: string | undefined }): Promise<ChartRow[]>
  /**
   * Where a title charted: every chart, list and week, oldest week first. Charts over several markets answer for their first, for the one
   * named, or for `all`. Empty when it never did.
   */
  title(request: { title: string; market?: string | undefined }): Promise<(ChartRow & { chart: string })[]>
  /** The shipped definitions and those of `charts.json`. */
  own: OwnDefinitions
  /** Takes up what `charts.json` says by now: a definition that is wrong leaves those before it, and `own.trouble` says why. */
  reread(): void
  /** The latest week of the first list as a definition that nobody has written yet would have it; null where there is none. */
  preview(definition: ChartDefinition): Promise<Chart | null>
  /** Whether its figures are what others published; false: of one's own plays, or of a panel. */
  isPublished(definition: ChartDefinition): boolean
  /** Where a definition's figures come from. */
  sourceOf(definition: ChartDefinition): ChartSource
  /** Forgets what is cached of a source, or of all: call it after an import, a late span, a change of the catalogue. */
  changed(source?: string): void
  /** Takes up the charts that came, drops those that went, and forgets what is kept of all that come and go. */
  redefined(): void
}
