import Type, { Nullable, type Static } from './typebox.js'

/** A calendar day, `2021-08-09`. A week is named by its first day. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'a day such as 2021-08-09' })

/** How an entry moved since the week before. `returning`: it charted before, but not last week. */
export const movements = ['new', 'returning', 'up', 'down', 'same'] as const
export const Movement = Type.Enum([...movements])
export type Movement = Static<typeof Movement>

/** ISO 3166-1 code of a country, or WW: all markets together. */
export const Market = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO country such as IL, or WW for all together' })

/** Between what a true figure or rank lies, with this confidence. */
export const ConfidenceRange = Type.Object({ low: Type.Number(), high: Type.Number(), level: Type.Number() })
export type ConfidenceRange = Static<typeof ConfidenceRange>

/** What a sample owes its reader, beside a figure of a panel. Null where the figure is withheld. */
const sampleFigure = {
  /** In the chart's unit. */
  standardError: Type.Optional(Nullable(Type.Number())),
  /** Of the figure, in the chart's unit. */
  interval: Type.Optional(Nullable(ConfidenceRange)),
  /** standardError ÷ value. */
  relativeError: Type.Optional(Nullable(Type.Number())),
  /** Between which ranks it truly is. */
  rankRange: Type.Optional(ConfidenceRange),
  /** Why the figure is not given; null: it is. */
  withheld: Type.Optional(Nullable(Type.String())),
  /** Its error is so large that it is marked. */
  uncertain: Type.Optional(Type.Boolean()),
}

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
  ...sampleFigure,
})
export type ChartEntry = Static<typeof ChartEntry>

/** The sample behind a panel's chart. */
export const PanelFacts = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** The weight set of the week; those of its days are its siblings. */
  weightSet: Type.Object({ id: Type.String(), number: Type.Integer(), hash: Type.String() }),
  /** Hashes of the weight sets of its days. */
  daySets: Type.Array(Type.String()),
  /** In-tab in the week. */
  persons: Type.Integer(),
  households: Type.Integer(),
  /** Confidence of intervals and ranges. */
  level: Type.Number(),
  /** Titles that may belong to the list's first places, by name, and how many of them certainly do. */
  mayBelong: Type.Array(Type.String()),
  certain: Type.Integer(),
  /** What the numbers mean, for a reader of newspapers. */
  explanation: Type.String(),
})
export type PanelFacts = Static<typeof PanelFacts>

/** One list of one chart in one week. */
export const Chart = Type.Object({
  chart: Type.String(),
  name: Type.String(),
  list: Type.String(),
  /** Of which market it is. Absent in editions of earlier versions, whose charts had one market each. */
  market: Type.Optional(Market),
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
  /** Where figures are a panel's: what stands behind them. */
  panel: Type.Optional(PanelFacts),
})
export type Chart = Static<typeof Chart>

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

/** A list of one week in every market of a chart: a row per market and rank. */
export const WeekOfMarkets = Type.Object({ chart: Type.String(), list: Type.String(), week: Day, rows: Type.Array(ChartRow) })
export type WeekOfMarkets = Static<typeof WeekOfMarkets>

/** Where in the world a title charted: its best rank by week and country, on every chart over several markets. */
export const TitleMarkets = Type.Object({
  title: Type.String(),
  charts: Type.Array(
    Type.Object({
      chart: Type.String(),
      name: Type.String(),
      firstMarket: Market,
      /** First days of the weeks in which it charted anywhere, oldest first. */
      weeks: Type.Array(Day),
      /** In how many countries it was ever No. 1, and on a Top 10. */
      numberOne: Type.Integer(),
      topTen: Type.Integer(),
      /** Countries in which it charted, where it did best first; `ranks` has one for each week, null: it was not on a list. */
      markets: Type.Array(Type.Object({ market: Market, ranks: Type.Array(Nullable(Type.Integer())) })),
    }),
  ),
})
export type TitleMarkets = Static<typeof TitleMarkets>

/** What charts there are, and the weeks they have. */
export const ChartSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  source: Type.String(),
  metric: Type.String(),
  unit: Type.String(),
  note: Type.String(),
  lists: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** The market that this is about. */
  market: Market,
  /** Every market that the chart has figures of, by its code; empty where a chart is of one market. */
  markets: Type.Array(Market),
  /** For which it answers when none is named. */
  firstMarket: Market,
  /** First days of all weeks for which the chart has a figure in this market, oldest first. */
  weeks: Type.Array(Day),
})
export type ChartSummary = Static<typeof ChartSummary>
