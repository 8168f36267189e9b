import Type, { type Static } from './typebox.js'

/** A calendar day, `2021-08-09`. A week is named by its first day. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'a day such as 2021-08-09' })

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How an entry moved since the week before. `returning`: it charted before, but not last week. */
export const movements = ['new', 'returning', 'up', 'down', 'same'] as const
export const Movement = Type.Enum([...movements])
export type Movement = Static<typeof Movement>

/**
 * A line of a chart. `title` is null where the rank is known to exist but who held it is not; `value` is null where the
 * figure is not known. Neither is ever guessed.
 */
export const ChartEntry = Type.Object({
  rank: Type.Integer({ minimum: 1 }),
  title: Nullable(Type.String()),
  season: Nullable(Type.Integer()),
  name: Nullable(Type.String()),
  /** In the chart's unit, unrounded. */
  value: Nullable(Type.Number()),
  previousRank: Nullable(Type.Integer()),
  weeksOnChart: Nullable(Type.Integer()),
  peakRank: Nullable(Type.Integer()),
  movement: Nullable(Movement),
  /** The entry's latest charted weeks up to this one, oldest first: what a sparkline draws. */
  run: Type.Array(Type.Object({ week: Day, rank: Type.Integer(), value: Nullable(Type.Number()) })),
})
export type ChartEntry = Static<typeof ChartEntry>

/** One list of one chart in one week. */
export const Chart = Type.Object({
  chart: Type.String(),
  name: Type.String(),
  list: Type.String(),
  /** `end` is the week's last day. */
  week: Type.Object({ start: Day, end: Day }),
  metric: Type.String(),
  unit: Type.String(),
  /** Where the figures come from, in words. */
  source: Type.String(),
  /** False while the week still runs: its figures will grow. */
  closed: Type.Boolean(),
  entries: Type.Array(ChartEntry),
  /** What a reader must know about this list and week: gaps, filtered viewing. */
  notes: Type.Array(Type.String()),
})
export type Chart = Static<typeof Chart>

/** What charts there are, and the weeks they have. */
export const ChartSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  source: Type.String(),
  metric: Type.String(),
  unit: Type.String(),
  note: Type.String(),
  lists: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** First days of all weeks for which the chart has a figure, oldest first. */
  weeks: Type.Array(Day),
})
export type ChartSummary = Static<typeof ChartSummary>
