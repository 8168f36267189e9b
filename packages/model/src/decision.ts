import { Day, Market } from './chart.js'
import { Instant } from './message.js'
import { outcomes } from './outcomes.js'
import { RoughDay } from './rough-day.js'
import Type, { Nullable, type Static } from './typebox.js'

export const Outcome = Type.Enum([...outcomes])
export type Outcome = Static<typeof Outcome>

/** Those that settle whether another season comes, and what they say of it. */
export const settled: Readonly<Partial<Record<Outcome, 'returns' | 'over'>>> = {
  renewed: 'returns',
  'final-season': 'returns',
  revived: 'returns',
  cancelled: 'over',
  ended: 'over',
}

const By = Type.String({ minLength: 1, maxLength: 200 })
const Reason = Type.String({ minLength: 1, maxLength: 2000 })

/** A decision as somebody outside reported it. */
export const ReportedDecision = Type.Object(
  {
    outcome: Outcome,
    /** Null: the day is not known. */
    on: Nullable(RoughDay),
    by: By,
    reason: Reason,
    source: Type.String({ minLength: 1, maxLength: 2000 }),
    /** Where the reason was read, if elsewhere. */
    reasonSource: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type ReportedDecision = Static<typeof ReportedDecision>

/** A figure as it stood when it was used. */
export const EvidenceFigure = Type.Object({
  chart: Type.String(),
  list: Type.String(),
  /** Absent in entries of earlier versions: the first market of the chart. */
  market: Type.Optional(Market),
  week: Type.Object({ start: Day, end: Day }),
  name: Type.String(),
  metric: Type.String(),
  unit: Type.String(),
  value: Nullable(Type.Number()),
  rank: Nullable(Type.Integer()),
  /** Whose figure it is, in words. */
  source: Type.String(),
  /** Somebody else published it; false: one’s own. */
  published: Type.Boolean(),
  /** Where it was read, if that is known. */
  address: Nullable(Type.String()),
  note: Type.String(),
  /** The edition that has it; null: none was published. */
  edition: Nullable(Type.String()),
})
export type EvidenceFigure = Static<typeof EvidenceFigure>

/** What was recommended, and how probable a return was held to be. */
export const Recommendation = Type.Object({
  answer: Nullable(Type.String()),
  p: Nullable(Type.Number({ minimum: 0, maximum: 1 })),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
})
export type Recommendation = Static<typeof Recommendation>

/** A line of the ledger. It is never changed: a reversal is another. */
export const LedgerEntry = Type.Object({
  format: Type.Literal('sweeps-decision/1'),
  id: Type.String(),
  number: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  outcome: Outcome,
  on: Nullable(RoughDay),
  by: Type.String(),
  /** Null: not for the reader. */
  reason: Nullable(Type.String()),
  /** Where it was reported; null: decided here. */
  source: Nullable(Type.String()),
  /** Where the reason was read, if elsewhere. */
  reasonSource: Nullable(Type.String()),
  note: Type.String(),
  written: Instant,
  actor: Type.String(),
  /** Of the case below, with all that was stated and confidential in it; null: there was none, or it is not for the reader. */
  recommendation: Nullable(Recommendation),
  /** What the same case recommends on public facts alone. Absent in entries of earlier versions. */
  openRecommendation: Type.Optional(Nullable(Recommendation)),
  evidence: Type.Object({
    /** Null: there was none, or it is not for the reader. */
    recordVersion: Nullable(Type.Integer()),
    editions: Type.Array(Type.String()),
    figures: Type.Array(EvidenceFigure),
    /** The case as it was computed that day. */
    case: Type.Unknown(),
  }),
  /** Hash of the entry of this season before it; null for the first. */
  previous: Nullable(Type.String()),
  /** Random, for those who decide only: nobody who guesses what is confidential can tell by the hash. Absent in entries of earlier versions. */
  salt: Type.Optional(Type.String()),
  /** SHA-256 of the whole entry but this member, as canonical JSON (RFC 8785). */
  hash: Type.String(),
})
export type LedgerEntry = Static<typeof LedgerEntry>

/** A season's entries in the order of events, and what they come to. */
export const SeasonDecisions = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  /** The outcome that holds now; null: nothing was written. */
  state: Nullable(Outcome),
  /** The entry that says so. */
  since: Nullable(RoughDay),
  settled: Nullable(Type.Enum(['returns', 'over'])),
  entries: Type.Array(LedgerEntry),
})
export type SeasonDecisions = Static<typeof SeasonDecisions>

/** How past recommendations came out. */
export const DecisionCalibration = Type.Object({
  /** Recommendations with a probability whose outcome is known. */
  scored: Type.Integer(),
  /** Those still open. */
  open: Type.Integer(),
  returned: Type.Integer(),
  /** Mean squared distance of the probability from what came; null without any. */
  brier: Nullable(Type.Number()),
  /** The same had everybody said the share that returned. */
  brierOfBaseRate: Nullable(Type.Number()),
  bins: Type.Array(
    Type.Object({
      from: Type.Number(),
      to: Type.Number(),
      count: Type.Integer(),
      meanP: Nullable(Type.Number()),
      returnedShare: Nullable(Type.Number()),
    }),
  ),
  answers: Type.Array(Type.Object({ answer: Type.String(), count: Type.Integer(), returned: Type.Integer() })),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      season: Type.Integer(),
      name: Type.String(),
      answer: Nullable(Type.String()),
      p: Type.Number(),
      on: Nullable(RoughDay),
      outcome: Outcome,
      returned: Type.Boolean(),
    }),
  ),
})
export type DecisionCalibration = Static<typeof DecisionCalibration>
