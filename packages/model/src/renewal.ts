import { Assumption, StoredTermsForCase } from './case-terms.js'
import { Day } from './chart.js'
import { Outcome } from './decision.js'
import { Instant } from './message.js'
import { FeeShare, ValueWeek } from './season-value.js'
import Type, { Nullable, type Static } from './typebox.js'

/** Not exceeded with probability 10, 25, 50, 75 and 90 %. */
export const Spread = Type.Object({ p10: Type.Number(), p25: Type.Number(), p50: Type.Number(), p75: Type.Number(), p90: Type.Number() })
export type Spread = Static<typeof Spread>

/** Hours to come, with the way they were found and how many past seasons that was learned from. */
export const CaseOutlook = Type.Intersect([Spread, Type.Object({ basis: Type.String(), seasons: Type.Integer() })])
export type CaseOutlook = Static<typeof CaseOutlook>

export const CaseDriver = Type.Object({
  name: Type.String(),
  words: Type.String(),
  value: Type.String(),
  logOdds: Type.Number(),
  share: Type.Number(),
})
export type CaseDriver = Static<typeof CaseDriver>

/** How strong the signal of probabilities of return is: what the backtest on the figures held says, in numbers and in words. */
export const ReturnEvidence = Type.Object({
  /** How many first seasons were scored, released in which quarters. */
  seasons: Type.Integer(),
  from: Type.String(),
  to: Type.String(),
  /** Area under the curve: 0.5 is chance, 1 tells all apart. */
  auc: Type.Number(),
  /** 1 − Brier score ÷ that of always saying the share that returned. */
  brierSkill: Nullable(Type.Number()),
  /** The driver that does best alone, learned and scored in the same way. */
  bestDriver: Type.Object({ name: Type.String(), words: Type.String(), auc: Type.Number() }),
  /** What all drivers have before the best one alone, the standard error of that (DeLong), and what would be wanted. */
  lead: Type.Number(),
  leadError: Nullable(Type.Number()),
  wantedLead: Type.Number(),
  /** How many of the seasons scored were among those on which the drivers were chosen. */
  chosenOnThem: Type.Integer(),
  /** How good it is without reception and cost, where any of them is a driver; absent: none is. */
  withoutRecorded: Type.Optional(
    Type.Object({ drivers: Type.Array(Type.String()), auc: Nullable(Type.Number()), brierSkill: Nullable(Type.Number()) }),
  ),
  words: Type.Array(Type.String()),
})
export type ReturnEvidence = Static<typeof ReturnEvidence>

/** Hours that the launch of the next season adds to this one, by a day from its premiere. Null: the next one comes out later. */
export const CaseSequelLift = Type.Object({
  nextPremiere: Day,
  day91: Nullable(Spread),
  year: Nullable(Spread),
  /** How many past launches it was learned from. */
  launches: Type.Integer(),
})
export type CaseSequelLift = Static<typeof CaseSequelLift>

/**
 * A week of a season as its source shows it. `censored`: not on the list, so not known, and not zero. `not-held`: that list is not here.
 * `lifted`: charted while a later season of its title lifted it, so it is no part of the forecast.
 */
export const VisibleWeek = Type.Object({
  week: Day,
  hours: Nullable(Type.Number()),
  state: Type.Enum(['seen', 'lifted', 'censored', 'not-held']),
})
export type VisibleWeek = Static<typeof VisibleWeek>

/** A past season like this one. */
export const Precedent = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  /** Where its hours are from: a published list, or `census`, one's own plays. */
  list: Type.String(),
  firstWeek: Day,
  /** Hours of its first charted weeks, week by week; null: not on the list. */
  hours: Type.Array(Nullable(Type.Number())),
  weeks: Type.Integer(),
  /** 0: the same in everything compared. */
  distance: Type.Number(),
  /** Why it is near, in words. */
  why: Type.Array(Type.String()),
  returned: Type.Enum(['returned', 'not-returned', 'open']),
  /** What became of it, in words. */
  outcome: Type.String(),
})
export type Precedent = Static<typeof Precedent>

/** A way to make more of it. */
export const Scenario = Type.Object({
  id: Type.Enum(['same-budget', 'cheaper', 'six-episodes', 'final-season', 'film']),
  name: Type.String(),
  /** What it assumes, in words. */
  words: Type.String(),
  episodes: Type.Integer(),
  costPerEpisode: Nullable(Type.Number()),
  audience: Type.Number(),
  value: Spread,
  cost: Nullable(Type.Number()),
  efficiency: Nullable(Type.Number()),
  probabilityEarnsCost: Nullable(Type.Number()),
  breakEvenCostPerEpisode: Spread,
})
export type Scenario = Static<typeof Scenario>

/** What one assumption does to the answer. */
export const Sensitivity = Type.Object({
  term: Type.String(),
  words: Type.String(),
  low: Type.Number(),
  high: Type.Number(),
  at: Type.Number(),
  probability: Nullable(Type.Tuple([Type.Number(), Type.Number()])),
  breakEven: Type.Tuple([Type.Number(), Type.Number()]),
  /** Where the answer turns; null: nowhere between low and high. */
  turnsAt: Nullable(Type.Number()),
})
export type Sensitivity = Static<typeof Sensitivity>

/** The case for and against another season, as it stood on a day. */
export const RenewalCase = Type.Object({
  format: Type.Literal('sweeps-case/1'),
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  asOf: Day,
  premiere: Nullable(Day),
  daysSincePremiere: Nullable(Type.Integer()),
  currency: Type.String(),
  recommendation: Type.Object({
    /** `none`: nothing is to be decided, as it is the last season by a decision. */
    answer: Type.Enum(['renew', 'cancel', 'wait', 'none']),
    /** Why, in a sentence. */
    words: Type.String(),
    /** The rule that was followed, in words. */
    rule: Type.String(),
    wouldChange: Type.Array(Type.String()),
    renewAt: Type.Number(),
    cancelAt: Type.Number(),
    /** With these costs per episode the rule says renew or cancel, other things equal; null without a forecast. */
    renewUpTo: Nullable(Type.Number()),
    cancelFrom: Nullable(Type.Number()),
    /** Why it waits whatever the terms are: too few days have passed. Null: the terms decide. */
    waitInAnyCase: Nullable(Type.String()),
  }),
  probabilityOfReturn: Type.Object({
    p: Nullable(Type.Number()),
    low: Nullable(Type.Number()),
    high: Nullable(Type.Number()),
    /** `open`, `returned`, `not-returned` (not within 24 months; then there is no probability), `unknown`. */
    known: Type.String(),
    /** Why there is no probability; null: there is one. */
    reason: Nullable(Type.String()),
    baseRate: Nullable(Type.Number()),
    learnedFrom: Type.Unknown(),
    quality: Nullable(Type.Object({ auc: Nullable(Type.Number()), brierSkill: Nullable(Type.Number()), n: Type.Integer() })),
    /** Null: it was not measured. */
    evidence: Nullable(ReturnEvidence),
    notes: Type.Array(Type.String()),
  }),
  forecast: Type.Object({
    unit: Type.Literal('hours'),
    source: Type.String(),
    weeksSeen: Type.Integer(),
    /** Weeks as they were seen; null hours where the list did not have it. */
    visible: Type.Array(VisibleWeek),
    firstFourWeeks: Nullable(CaseOutlook),
    day28: Nullable(CaseOutlook),
    day91: Nullable(CaseOutlook),
    year: Nullable(CaseOutlook),
    /** Its first four weeks. */
    nextSeason: Nullable(CaseOutlook),
    /** What the next season’s launch adds to this one, beside the forecasts above. */
    lift: Nullable(CaseSequelLift),
    /** Why one is not there, by its name. */
    absent: Type.Record(Type.String(), Type.String()),
    learnedFrom: Type.Integer(),
    notes: Type.Array(Type.String()),
  }),
  value: Type.Object({
    /** What this season is worth in its first year; null without a forecast. */
    season: Nullable(Spread),
    /** What a next season is worth in its first year, with the lift of earlier seasons where that is counted. */
    nextSeason: Nullable(Spread),
    /** Of which: its own audience, and what it adds to earlier seasons (null: not counted). */
    nextSeasonOwn: Nullable(Spread),
    nextSeasonLift: Nullable(Spread),
    perHour: Type.Number(),
    method: Type.Enum(['stated-value-per-hour', 'fee-share']),
    feeShare: Nullable(FeeShare),
    /** The season so far, week by week: its fee share, or the hours that were seen × what an hour is worth. */
    byWeek: Type.Array(ValueWeek),
  }),
  cost: Type.Object({
    /** This season’s. Null: not known, or not for the reader. */
    season: Nullable(Type.Number()),
    perEpisode: Nullable(Type.Number()),
    /** The next season’s, with marketing. */
    next: Nullable(Type.Number()),
    nextPerEpisode: Nullable(Type.Number()),
    episodes: Nullable(Type.Integer()),
    nextEpisodes: Type.Integer(),
    /** Where it is from, or what is said where no amount is known. */
    words: Type.String(),
    confidential: Type.Boolean(),
    /** Who put a confidential cost down in the record, and when; null: there is none, or another is used. Absent in cases of earlier versions. */
    kept: Type.Optional(Nullable(Type.Object({ actor: Type.String(), made: Instant }))),
  }),
  /** What is kept for the service, and which of it is used; null: nothing, or not for the reader. Absent in cases of earlier versions. */
  kept: Type.Optional(Nullable(StoredTermsForCase)),
  /** Value ÷ cost of this season; 1 breaks even. */
  efficiency: Nullable(Type.Number()),
  breakEvenCostPerEpisode: Nullable(Spread),
  probabilityEarnsCost: Nullable(Type.Number()),
  /** What it is worth, on average, to know value and cost before deciding. */
  worthOfKnowing: Nullable(Type.Number()),
  /** What sliders need to draw again: see `drawNextSeason` and `weighNextSeason`. Null without a forecast. */
  simulation: Nullable(
    Type.Object({
      hours: Spread,
      yearOverFour: Spread,
      /** Hours it adds to earlier seasons over its own; null: too few launches are known to say. */
      lift: Nullable(Spread),
      /** Whether that is counted. */
      liftCounts: Type.Boolean(),
      draws: Type.Integer(),
      seed: Type.Integer(),
      terms: Type.Object({
        valuePerHour: Type.Number(),
        episodes: Type.Integer(),
        costPerEpisode: Nullable(Type.Number()),
        marketing: Type.Number(),
        costSpread: Type.Number(),
        audience: Type.Number(),
      }),
    }),
  ),
  sensitivity: Type.Array(Sensitivity),
  scenarios: Type.Array(Scenario),
  precedents: Type.Array(Precedent),
  drivers: Type.Array(CaseDriver),
  assumptions: Type.Array(Assumption),
  missing: Type.Array(
    Type.Object({
      what: Type.String(),
      why: Type.String(),
      how: Type.String(),
      /** What it would be worth to have it: in words, and as the money between its ends where that can be told. Absent: it cannot be said. */
      worth: Type.Optional(Type.Object({ words: Type.String(), amount: Nullable(Type.Number()) })),
      /** `POST /v1/imports/netflix-top10` would bring it. */
      fetchable: Type.Boolean(),
    }),
  ),
  decision: Type.Object({ state: Nullable(Outcome), since: Nullable(Type.String()) }),
  method: Type.String(),
  /** Another one wherever the terms or figures of the case are others: whoever decides says which case they saw. Absent in earlier versions. */
  fingerprint: Type.Optional(Type.String()),
})
export type RenewalCase = Static<typeof RenewalCase>

/** The tables of a case that can be had as CSV. */
export const caseTables = ['value', 'forecast', 'weeks', 'sensitivity', 'scenarios', 'precedents', 'drivers', 'assumptions'] as const
export type CaseTable = (typeof caseTables)[number]
