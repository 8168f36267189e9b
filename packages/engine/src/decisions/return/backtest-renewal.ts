import { areaUnderCurve, brierScore, calibrationLine } from '@sweeps/stats'
import type { Store } from '../../store/index.js'
import { dayNumber, dayOf } from '../day-number.js'
import type { OutcomeLabel } from '../outcomes/index.js'
import { type Driver, drivers } from './drivers.js'
import { knownWorld, outcomeKey } from './known-world.js'
import { isRecorded } from './recorded-use.js'
import { type ReturnHistory, returnHistory } from './return-history.js'
import { scoreSeasons } from './score-seasons.js'

/** How well probabilities did. Null where it cannot be said. */
export interface Quality {
  n: number
  returned: number
  /** 0.5: no better than chance; 1: told all apart. */
  auc: number | null
  brier: number
  /** Of always saying the share that returned in the end, which nobody knew. */
  brierBase: number
  /** 1 − brier ÷ brierBase. */
  brierSkill: number | null
  calibration: { intercept: number; slope: number } | null
  meanProbability: number
}

export interface RenewalBacktest {
  /** By quarter of release; each learned on its own day, 180 days after the quarter. */
  quarters: (Quality & { quarter: string; asOf: string; learnedFrom: number })[]
  /** Of all quarters together; null when none can be scored. */
  all: Quality | null
  /** Of those alone that were still open on the day: what a decision maker would have asked about. */
  open: Quality | null
  /** One driver alone, learned in the same way, best first by area under the curve. */
  rules: (Quality & { name: string; words: string })[]
  /** Without the drivers that records tell, reception and cost; null: they were none. */
  withoutRecorded: (Quality & { drivers: string[] }) | null
  /** Always saying the share of past seasons that returned, as it was known on the day. */
  baseRate: Quality | null
  /** Stated probability against what came. */
  calibrationTable: { from: number; to: number; n: number; meanProbability: number | null; share: number | null }[]
  notes: string[]
}

/** A probability that was stated, and what came. */
export interface Told {
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
 * from seasons released before the quarter. They are held against the outcomes known now. Quarters without enough to learn from, or
 * of which that day has not come in the figures held, are left out.
 */
export async function backtestRenewal(store: Store): Promise<RenewalBacktest> {
  return backtestOf(await returnHistory(store))
}

export function backtestOf(history: ReturnHistory): RenewalBacktest {
  const byRule = driversOfBacktest(history).map(({ name, words }) => ({
    name,
    words,
    told: scoredQuarters(history, [name]).flatMap(({ told }) => told),
  }))
  const rules = byRule.flatMap(({ name, words, told }) => {
    const quality = qualityOf(told)
    return quality ? [{ name, words, ...quality }] : []
  })
  const quarters = scoredQuarters(history)
  const record = {
    ...trackRecord(history),
    rules: rules.sort((one, other) => (other.auc ?? 0) - (one.auc ?? 0)),
  }
  return {
    quarters: quarters.map(({ quarter, asOf, learnedFrom, told }) => ({ quarter, asOf, learnedFrom, ...qualityOf(told)! })),
    ...record,
    withoutRecorded: withoutRecorded(history),
    baseRate: qualityOf(quarters.flatMap(({ told }) => told.map(one => ({ ...one, p: one.baseRate })))),
    calibrationTable: tableOf(quarters.flatMap(({ told }) => told)),
    notes: notesOn(record),
  }
}

/** The quality of the probabilities themselves, without the rules beside them. */
function trackRecord(history: ReturnHistory): Pick<RenewalBacktest, 'all' | 'open'> {
  const told = scoredQuarters(history).flatMap(quarter => quarter.told)
  return { all: qualityOf(told), open: qualityOf(told.filter(({ open }) => open)) }
}

export interface ScoredQuarter {
  quarter: string
  asOf: string
  learnedFrom: number
  told: Told[]
  /** Names of the drivers that records tell, of those any of these seasons was scored with. */
  recorded: string[]
}

const kept = new WeakMap<ReturnHistory, Map<string, ScoredQuarter[]>>()

/** Each quarter scored on its day by all drivers, or by some. What was made of a history is kept with it. */
export function scoredQuarters(history: ReturnHistory, names?: readonly string[]): ScoredQuarter[] {
  const before = kept.get(history) ?? new Map<string, ScoredQuarter[]>()
  kept.set(history, before)
  const key = String(names)
  const known = before.get(key)
  if (known) return known
  const truth = new Map(history.outcomes.map(one => [outcomeKey(one), truths[one.outcome]]))
  const quarters = quartersOf(history).flatMap(({ quarter, from, to, asOf }): ScoredQuarter[] => {
    const world = knownWorld(history, asOf)
    const asked = world.seasons.filter(
      one => one.learnable && one.season === 1 && one.released >= from && one.released <= to && truth.get(one.outcomeKey!) !== undefined,
    )
    const scored = scoreSeasons(world, asked, { before: from, ...(names && { drivers: names }) })
    if (!scored || scored.length === 0) return []
    const told = scored.map(({ season, chance, learned }) => ({
      ...{
        released: season.released,
        p: chance.p,
        y: truth.get(season.outcomeKey!)!,
        open: season.verdict === 'open',
        baseRate: learned.baseRate,
      },
    }))
    const recorded = drivers.filter(driver => isRecorded(driver) && scored.some(({ learned }) => learned.drivers.includes(driver)))
    return [{ quarter, asOf, learnedFrom: scored[0]!.learned.from.seasons, told, recorded: recorded.map(({ name }) => name) }]
  })
  before.set(key, quarters)
  return quarters
}

/** The drivers any season of the backtest was scored with. */
export function driversOfBacktest(history: ReturnHistory): Driver[] {
  const recorded = new Set(scoredQuarters(history).flatMap(quarter => quarter.recorded))
  return drivers.filter(driver => !isRecorded(driver) || recorded.has(driver.name))
}

/** How good the probabilities would be without what records tell; null where that is no driver. */
export function withoutRecorded(history: ReturnHistory): RenewalBacktest['withoutRecorded'] {
  const recorded = driversOfBacktest(history).filter(isRecorded)
  if (recorded.length === 0) return null
  const others = drivers.filter(driver => !isRecorded(driver)).map(({ name }) => name)
  const quality = qualityOf(scoredQuarters(history, others).flatMap(({ told }) => told))
  return quality && { ...quality, drivers: recorded.map(({ name }) => name) }
}

function quartersOf({ outcomes, lastDay }: ReturnHistory): { quarter: string; from: string; to: string; asOf: string }[] {
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

export function qualityOf(told: readonly Pick<Told, 'p' | 'y'>[]): Quality | null {
  if (told.length === 0) return null
  const [p, y] = [told.map(one => one.p), told.map(one => one.y)]
  const returned = y.filter(Boolean).length
  const share = returned / told.length
  const [brier, brierBase] = [brierScore(p, y), share * (1 - share)]
  return {
    ...{ n: told.length, returned, auc: areaUnderCurve(p, y), brier, brierBase },
    brierSkill: brierBase === 0 ? null : 1 - brier / brierBase,
    calibration: calibrationLine(p, y),
    meanProbability: p.reduce((sum, one) => sum + one, 0) / p.length,
  }
}

const edges = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1]

function tableOf(told: readonly Told[]): RenewalBacktest['calibrationTable'] {
  return edges.slice(1).map((to, at) => {
    const from = edges[at]!
    const some = told.filter(({ p }) => p >= from && (p < to || to === 1))
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
    ...((open.auc ?? 0) < 0.65 ? ['The signal is weak: seasons still open on the day are hardly told apart.'] : []),
    ...((open.brierSkill ?? 0) < 0.05
      ? ['On seasons still open on the day the probabilities are hardly better than the share that returns.']
      : []),
    ...(best && (all.auc ?? 0) < (best.auc ?? 0) + 0.02 ? [`One driver alone does about as well: ${best.words}.`] : []),
  ]
}
