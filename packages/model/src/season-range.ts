import { Day } from './chart.js'
import Type, { Nullable, type Static } from './typebox.js'

/**
 * What adds up day by day, and so can be said of weeks in the middle of a window: watched time, and accounts by the day on which they came to a
 * step for the first time since the release.
 */
const rangeMetrics = ['hours', 'views', 'ama', 'reach', 'starters', 'watchers', 'completers', 'cameForIt'] as const
export type RangeMetric = (typeof rangeMetrics)[number]

/** One figure of some weeks beside the same of as many weeks before. */
export const SeasonRangeFigure = Type.Object({
  metric: Type.Enum([...rangeMetrics]),
  /** Null: of the whole season. */
  episode: Nullable(Type.Integer()),
  /** Null where it is not known, or stands for too few accounts to be shown. */
  value: Nullable(Type.Number()),
  before: Nullable(Type.Number()),
  /** `value` ÷ `before` − 1; null while the weeks still run. */
  change: Nullable(Type.Number()),
})
export type SeasonRangeFigure = Static<typeof SeasonRangeFigure>

/** Whole weeks of a season, counted from its release, beside as many before them. */
export const SeasonRange = Type.Object({
  title: Type.String(),
  titleName: Type.String(),
  /** Null for a film. */
  season: Nullable(Type.Integer()),
  released: Day,
  tz: Type.String(),
  from: Day,
  /** Exclusive. */
  to: Day,
  days: Type.Integer(),
  /** False while its days still run: figures will grow. */
  closed: Type.Boolean(),
  /** The days before that it is compared with, as many; null where the season had not been out for so long. */
  before: Nullable(Type.Object({ from: Day, to: Day })),
  smallCells: Type.Enum(['hidden', 'shown']),
  services: Type.Array(Type.String()),
  figures: Type.Array(SeasonRangeFigure),
  /** What a reader must know about these figures. */
  notes: Type.Array(Type.String()),
})
export type SeasonRange = Static<typeof SeasonRange>
