import { Day } from './chart.js'
import { Outcome } from './decision.js'
import { RenewalCase, Spread } from './renewal.js'
import { RoughDay } from './rough-day.js'
import Type, { Nullable, type Static } from './typebox.js'

const { recommendation, probabilityOfReturn } = RenewalCase.properties

/** What a season's case comes to, without what it rests on: the same figures as in the case, to the last digit. */
export const BoardCase = Type.Object({
  currency: Type.String(),
  answer: recommendation.properties.answer,
  /** Why, in a sentence. */
  words: Type.String(),
  /** The probability that a next season comes at all. */
  probabilityOfReturn: Type.Pick(probabilityOfReturn, ['p', 'low', 'high', 'known']),
  /** What a next season is worth in its first year, and what an episode of it may cost at most. */
  value: Nullable(Spread),
  breakEvenCostPerEpisode: Nullable(Spread),
  /** The risk: the probability that a next season earns its cost. */
  probabilityEarnsCost: Nullable(Type.Number()),
  /** Why a figure is not there, by its name. */
  absent: Type.Record(Type.String(), Type.String()),
})
export type BoardCase = Static<typeof BoardCase>

/** Whose seasons a board has: one's own that await a decision; those that were decided; others' that await one. */
export const boardTabs = ['slate', 'decided', 'published'] as const
export type BoardTab = (typeof boardTabs)[number]

/** In which order: the latest premiere, the highest worth, the lowest chance to earn its cost, the latest decision first; by name. */
export const boardSorts = ['premiere', 'worth', 'risk', 'decided', 'name'] as const
export type BoardSort = (typeof boardSorts)[number]

/** A season that awaits a decision, or has one. */
export const BoardSeason = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  /** Its first day; null: not known. */
  premiere: Nullable(RoughDay),
  /** Who says so: the production record, the catalogue, an engagement report, or the first week in which it charted. */
  premiereFrom: Nullable(Type.Enum(['record', 'catalogue', 'engagement report', 'first charted week'])),
  /** The premiere’s day is day 1. */
  daysSincePremiere: Nullable(Type.Integer()),
  state: Nullable(Outcome),
  /** Since which day; null: not known, or nothing was decided. */
  since: Nullable(RoughDay),
  /** Null: not for the reader, or of a season further down than cases are made for. */
  case: Nullable(BoardCase),
})
export type BoardSeason = Static<typeof BoardSeason>

export const Board = Type.Object({
  /** The day as of which premieres are counted and cases are made. */
  on: Day,
  tab: Type.Enum([...boardTabs]),
  sort: Type.Enum([...boardSorts]),
  /** Seasons of the tab. */
  total: Type.Integer(),
  /** Those of them that have what was looked for. */
  found: Type.Integer(),
  /** How many each tab has. */
  counts: Type.Object({ slate: Type.Integer(), decided: Type.Integer(), published: Type.Integer() }),
  /** What is left out of the tab, in words. */
  leftOut: Type.Array(Type.Object({ what: Type.Enum(['older', 'final', 'special', 'film']), count: Type.Integer(), words: Type.String() })),
  /** Seasons that an order by worth or risk has last because no case was made of them: there are too many. */
  unweighed: Type.Integer(),
  /** As many of those found as were asked for. */
  seasons: Type.Array(BoardSeason),
})
export type Board = Static<typeof Board>
