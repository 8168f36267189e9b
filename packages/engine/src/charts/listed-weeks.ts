import type { Chart } from '@sweeps/model'
import { chartHistory, type HistoryWeek } from './chart-history.js'
import { chartOf } from './chart-of.js'
import { type ChartRow, chartRow } from './chart-rows.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { ChartSource, ListFigures } from './list-figures.js'

/** How long an answer about a running week may be repeated, in milliseconds. */
const patience = 1000

/** What a list rested on when it was read, if its source says so, and when that was. */
export interface ReadAt {
  now: number
  fingerprint: string | undefined
}

/** How many weeks of a list are cached as charts: each is 8 kB, is made in a tenth of a millisecond, and there may be hundreds of lists. */
const mostCharts = 4

/** Every week of one list of one chart, ranked, in memory. */
export class ListedWeeks {
  readonly #definition: ChartDefinition
  readonly #list: ChartList
  readonly #figures: readonly ListFigures[]
  readonly #charts = new Map<string, Chart>()
  readonly #noted = new Map<string, Promise<Chart>>()
  readonly #read: ReadAt
  #freshUntil: number
  readonly weeks: ReadonlyMap<string, HistoryWeek>
  /** How many lines all weeks have: what keeping them costs. */
  readonly lines: number

  private constructor(definition: ChartDefinition, list: ChartList, figures: readonly ListFigures[], read: ReadAt, freshUntil: number) {
    this.#definition = definition
    this.#list = list
    // Figures that will not be read again need not stay.
    this.#figures = freshUntil === Number.POSITIVE_INFINITY ? [] : figures
    this.#read = read
    this.#freshUntil = freshUntil
    this.weeks = new Map(chartHistory(figures, definition).map(week => [week.week, week]))
    this.lines = figures.reduce((sum, { rows }) => sum + rows.length, 0)
  }

  /** Reads the list from its source. `live`: its last week may still grow. */
  static async read(source: ChartSource, definition: ChartDefinition, list: ChartList, live: boolean, at: ReadAt): Promise<ListedWeeks> {
    return new ListedWeeks(definition, list, await source(definition, list), at, live ? at.now + patience : Number.POSITIVE_INFINITY)
  }

  isFresh(now: number): boolean {
    return now < this.#freshUntil
  }

  /** Whether it is right still, as nothing has changed since that it rests on: then it may be repeated for a while again. */
  holds({ fingerprint, now }: ReadAt): boolean {
    const same = fingerprint !== undefined && fingerprint === this.#read.fingerprint
    if (same) this.#freshUntil = now + patience
    return same
  }

  /** The same list with its running week read again, and any week that began since. Closed weeks stay. */
  async refreshed(source: ChartSource, at: ReadAt): Promise<ListedWeeks> {
    const from = (this.#figures.find(({ closed }) => !closed) ?? this.#figures.at(-1))?.week
    const closed = this.#figures.filter(({ week }) => from !== undefined && week < from)
    const read = await source(this.#definition, this.#list, from === undefined ? {} : { from })
    return new ListedWeeks(this.#definition, this.#list, [...closed, ...read], at, at.now + patience)
  }

  chart(week: string): Chart | undefined {
    const made = this.#charts.get(week)
    const stored = this.weeks.get(week)
    if (made || !stored) return made
    const chart = chartOf(this.#definition, this.#list, stored)
    if (this.#charts.size >= mostCharts) this.#charts.delete(this.#charts.keys().next().value!)
    this.#charts.set(week, chart)
    return chart
  }

  /** Its entries as rows, oldest week first. */
  rows(): ChartRow[] {
    return [...this.weeks.values()].flatMap(({ week, entries }) =>
      entries.map(entry => chartRow({ week, list: this.#list.id, market: this.#definition.market }, entry)),
    )
  }

  /** A chart with what its source has to say about the week, asked once. */
  noted(chart: Chart, notes: ((definition: ChartDefinition, week: string) => Promise<string[]>) | undefined): Promise<Chart> | Chart {
    if (!notes) return chart
    const week = chart.week.start
    const made =
      this.#noted.get(week) ??
      notes(this.#definition, week).then(more => (more.length > 0 ? { ...chart, notes: [...chart.notes, ...more] } : chart))
    this.#noted.set(week, made)
    made.catch(() => this.#noted.delete(week))
    return made
  }
}
