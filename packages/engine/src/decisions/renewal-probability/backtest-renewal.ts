import { Day } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { areaUnderCurve, brierScore, calibrationLine } from '@sweeps/stats'
import { dayNumber, dayOf } from '../day-number.js'
import { type History, outcomeKey, pastSeasons, type StoredHistory } from '../history/index.js'
import type { OutcomeLabel } from '../outcomes/index.js'
import { type Driver, drivers } from './drivers.js'
import { isRecorded } from './recorded-use.js'
import { scoreSeasons } from './score-seasons.js'

/** How well probabilities did. Null where it cannot be said. */
export const Quality = Type.Object({
  n: Type.Integer(),
  returned: Type.Integer(),
  /** 0.5: no better than chance; 1: tells all apart. */
  auc: Nullable(Type.Number()),
  brier: Type.Number(),
  /** Of always saying the share that returned in the end, which nobody knew. */
  brierBase: Type.Number(),
  /** 1 − brier ÷ brierBase. */
  brierSkill: Nullable(Type.Number()),
  calibration: Nullable(Type.Object({ intercept: Type.Number(), slope: Type.Number() })),
  meanProbability: Type.Number(),
})
export type Quality = Static<typeof Quality>

/** How probabilities of return would have come out. */
export const RenewalBacktest = Type.Object({
  quarters: Type.Array(Type.Object({ quarter: Type.String(), asOf: Day, learnedFrom: Type.Integer(), ...Quality.properties }), {
    description: 'by quarter of release, such as 2021-Q3; each learned on its own day, 180 days after the quarter',
  }),
  all: Nullable(Quality, { description: 'of all quarters together; null when none can be scored' }),
  open: Nullable(Quality, {
    description: 'of those alone that were still open on the day: what a decision maker would have wanted to know',
  }),
  rules: Type.Array(Type.Object({ name: Type.String(), words: Type.String(), ...Quality.properties }), {
    description: 'one driver alone, learned in the same way, best first by area under the curve',
  }),
  withoutRecorded: Nullable(Type.Object({ ...Quality.properties, drivers: Type.Array(Type.String()) }), {
    description: 'without the drivers of production records, reception and cost; null: they were none',
  }),
  baseRate: Nullable(Quality, { description: 'always saying the share of past seasons that returned, as it was known on the day' }),
  calibrationTable: Type.Array(
    Type.Object({
      from: Type.Number(),
      to: Type.Number(),
      n: Type.Integer(),
      meanProbability: Nullable(Type.Number()),
      share: Nullable(Type.Number()),
    }),
    { description: 'stated probability against what came' },
  ),
  notes: Type.Array(Type.String()),
})
export type RenewalBacktest = Static<typeof RenewalBacktest>

/** A probability that was stated, and what came. */
export interface Trial {
  released: string
  p: number
  y: number
  open: boolean
  baseRate: number
}

const truths: Partial<Record<OutcomeLabel, number>> = { returned: 1, cancelled: 0, ended_after_s1: 0, not_seen_again: 0 }
const daysAfterQuarter = 180

/**
 * Out of time: the first seasons of each quarter are scored on the day 180 days after it, with what was known on that day alone, learned
 * from seasons released before the quarter. They are compared with the outcomes known now. Quarters without enough to learn from, or
 * of which that day has not come in the figures there are, are left out.
 */
export async function backtestRenewal({ history }: { history: History }): Promise<RenewalBacktest> {
  return backtestOf(await history.stored())
}

function backtestOf(stored: StoredHistory): RenewalBacktest {
  const byRule = driversOfBacktest(stored).map(({ name, words }) => ({
    name,
    words,
    trials: trialsOf(scoredQuarters(stored, [name])),
  }))
  const rules = byRule.flatMap(({ name, words, trials }) => {
    const quality = qualityOf(trials)
    return quality ? [{ name, words, ...quality }] : []
  })
  const quarters = scoredQuarters(stored)
  const trials = trialsOf(quarters)
  const measured = {
    ...{ all: qualityOf(trials), open: qualityOf(trials.filter(({ open }) => open)) },
    rules: rules.sort((one, other) => (other.auc ?? 0) - (one.auc ?? 0)),
  }
  return {
    quarters: quarters.map(({ quarter, asOf, learnedFrom, trials }) => ({ quarter, asOf, learnedFrom, ...qualityOf(trials)! })),
    ...measured,
    withoutRecorded: withoutRecorded(stored),
    baseRate: qualityOf(trials.map(one => ({ ...one, p: one.baseRate }))),
    calibrationTable: tableOf(trials),
    notes: notesOn(measured),
  }
}

export interface ScoredQuarter {
  quarter: string
  asOf: string
  learnedFrom: number
  trials: Trial[]
  /** Names of the drivers of production records, of those any of these seasons was scored with. */
  recorded: string[]
}

/** Each quarter scored on its day by all drivers, or by some. */
export const scoredQuarters = (stored: StoredHistory, names?: readonly string[]): ScoredQuarter[] =>
  stored.memo.once(`quarters ${names}`, () => scoreQuarters(stored, names))

function scoreQuarters(stored: StoredHistory, names?: readonly string[]): ScoredQuarter[] {
  const truth = new Map(stored.published.outcomes.map(one => [outcomeKey(one), truths[one.outcome]]))
  return quartersOf(stored.published).flatMap(({ quarter, from, to, asOf }): ScoredQuarter[] => {
    const past = pastSeasons(stored, asOf)
    const subjects = past.seasons.filter(
      one => one.learnable && one.season === 1 && one.released >= from && one.released <= to && truth.get(one.outcomeKey!) !== undefined,
    )
    const scored = scoreSeasons(past, subjects, { before: from, ...(names && { drivers: names }) })
    if (!scored || scored.length === 0) return []
    const trials = scored.map(({ season, chance, learned }) => ({
      ...{ released: season.released, p: chance.p, y: truth.get(season.outcomeKey!)!, open: season.verdict === 'open' },
      baseRate: learned.baseRate,
    }))
    const recorded = drivers.filter(driver => isRecorded(driver) && scored.some(({ learned }) => learned.drivers.includes(driver)))
    return [{ quarter, asOf, learnedFrom: scored[0]!.learned.from.seasons, trials, recorded: recorded.map(({ name }) => name) }]
  })
}

export const trialsOf = (quarters: readonly ScoredQuarter[]): Trial[] => quarters.flatMap(({ trials }) => trials)

/** The drivers any season of the backtest was scored with. */
export function driversOfBacktest(stored: StoredHistory): Driver[] {
  const recorded = new Set(scoredQuarters(stored).flatMap(quarter => quarter.recorded))
  return drivers.filter(driver => !isRecorded(driver) || recorded.has(driver.name))
}

/** How good the probabilities would be without what records say; null where that is no driver. */
export function withoutRecorded(stored: StoredHistory): RenewalBacktest['withoutRecorded'] {
  const recorded = driversOfBacktest(stored).filter(isRecorded)
  if (recorded.length === 0) return null
  const others = drivers.filter(driver => !isRecorded(driver)).map(({ name }) => name)
  const quality = qualityOf(trialsOf(scoredQuarters(stored, others)))
  return quality && { ...quality, drivers: recorded.map(({ name }) => name) }
}

function quartersOf({ outcomes, lastDay }: StoredHistory['published']): { quarter: string; from: string; to: string; asOf: string }[] {
  const names = [
    ...new Set(outcomes.map(({ released }) => `${released.slice(0, 4)}-Q${Math.ceil(Number(released.slice(5, 7)) / 3)}`)),
  ].sort()
  return names
    .map(quarter => {
      const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.at(-1))]
      const to = new Date(Date.UTC(year, number * 3, 0)).toISOString().slice(0, 10)
      const from = new Date(Date.UTC(year, number * 3 - 3, 1)).toISOString().slice(0, 10)
      return { quarter, from, to, asOf: dayOf(dayNumber(to) + daysAfterQuarter) }
    })
    .filter(({ asOf }) => lastDay !== null && asOf <= lastDay)
}

export function qualityOf(trials: readonly Pick<Trial, 'p' | 'y'>[]): Quality | null {
  if (trials.length === 0) return null
  const [p, y] = [trials.map(one => one.p), trials.map(one => one.y)]
  const returned = y.filter(Boolean).length
  const share = returned / trials.length
  const [brier, brierBase] = [brierScore(p, y), share * (1 - share)]
  return {
    ...{ n: trials.length, returned, auc: areaUnderCurve(p, y), brier, brierBase },
    brierSkill: brierBase === 0 ? null : 1 - brier / brierBase,
    calibration: calibrationLine(p, y),
    meanProbability: p.reduce((sum, one) => sum + one, 0) / p.length,
  }
}

const edges = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1]

function tableOf(trials: readonly Trial[]): RenewalBacktest['calibrationTable'] {
  return edges.slice(1).map((to, at) => {
    const from = edges[at]!
    const some = trials.filter(({ p }) => p >= from && (p < to || to === 1))
    const mean = (values: number[]): number | null =>
      values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
    return { from, to, n: some.length, meanProbability: mean(some.map(({ p }) => p)), share: mean(some.map(({ y }) => y)) }
  })
}

function notesOn({ all, open, rules }: Pick<RenewalBacktest, 'all' | 'open' | 'rules'>): string[] {
  if (!all || !open)
    return ['No quarter can be scored: it takes outcomes of seasons released two years before, and figures to 180 days after the quarter.']
  const best = rules[0]
  return [
    ...(all.n < 200 ? [`Only ${all.n} seasons are scored: these figures are rough.`] : []),
    ...((open.auc ?? 0) < 0.65 ? ['The signal is weak: seasons still open on the day are hardly trials apart.'] : []),
    ...((open.brierSkill ?? 0) < 0.05
      ? ['On seasons still open on the day the probabilities are hardly better than the share that returns.']
      : []),
    ...(best && (all.auc ?? 0) < (best.auc ?? 0) + 0.02 ? [`One driver alone does about as well: ${best.words}.`] : []),
  ]
}
