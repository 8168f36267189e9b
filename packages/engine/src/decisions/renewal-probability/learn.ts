import { Day } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { type CureModel, cureRegression, logOdds, probabilityOf, stillComes, type Waited } from '@sweeps/stats'
import { dayNumber } from '../day-number.js'
import type { PastSeason, PastSeasons, SeasonFeatures } from '../history/index.js'
import { type Driver, drivers } from './drivers.js'
import { inCurrency, isRecorded } from './recorded-use.js'

/** λ of the ridge: the prior of a coefficient per standard deviation is normal with variance 1. */
const ridge = 1
/** Of a driver of production records: variance ¼, per standard deviation among the seasons that have it. Few have it, so less is believed of it. */
const recordedRidge = 4
/** With fewer of either kind nothing is learned. */
export const minimumOfAKind = 10

/** Seasons that were learned from, and what became of them. */
export const LearnedFrom = Type.Object({
  seasons: Type.Integer(),
  returned: Type.Integer(),
  notReturned: Type.Integer(),
  open: Type.Integer(),
  releasedFrom: Day,
  releasedTo: Day,
})

/** What was learned on a day from the seasons before. */
export interface Learned {
  day: string
  model: CureModel
  drivers: readonly Driver[]
  /** Stands in for what is not known: the mean of what is. */
  fill: number[]
  from: Static<typeof LearnedFrom>
  /** Share of those seasons that return, the open ones counted with the probability that they still do. */
  baseRate: number
}

export interface LearnScope {
  /** How many days of each season's first half-year count. */
  days: number
  /** Names of drivers that count; all that records are not needed for when absent. */
  drivers?: readonly string[]
  /** Only seasons released before this day; all when absent. */
  before?: string
  /** Costs count in this currency. */
  currency?: string | undefined
}

/**
 * Learns on a day from the seasons that an outcomes file has, by a mixture cure model: seasons that returned by then, seasons that
 * had not after 24 months, and the open ones for as long as they had waited. Undefined when there are too few of either kind.
 */
export function learn(past: PastSeasons, scope: LearnScope): Learned | undefined {
  const seasons = past.seasons.filter(({ learnable, released }) => learnable && (!scope.before || released < scope.before))
  const count = (verdict: PastSeason['verdict']): number => seasons.filter(season => season.verdict === verdict).length
  if (count('returned') < minimumOfAKind || count('not-returned') < minimumOfAKind) return undefined
  const used = drivers.filter(driver => scope.drivers?.includes(driver.name) ?? !isRecorded(driver))
  const raw = seasons.map(season => {
    const features = inCurrency(season.features(scope.days), scope.currency)
    return used.flatMap(driver => driver.values(features))
  })
  const fill = raw[0]!.map((_, column) => meanOfKnown(raw.map(row => row[column]!)))
  const rows = raw.map(row => filled(row, fill))
  const waits = seasons.map(season => waitOf(season, past.day))
  const model = cureRegression(rows, waits, ridgesOf(used, raw))
  const released = seasons.map(season => season.released).sort()
  const chances = rows.map((row, at) => chanceToReturn(model, row, waits[at]!))
  return {
    ...{ day: past.day, model, drivers: used, fill },
    from: {
      ...{ seasons: seasons.length, returned: count('returned'), notReturned: count('not-returned'), open: count('open') },
      ...{ releasedFrom: released[0]!, releasedTo: released.at(-1)! },
    },
    baseRate: chances.reduce((sum, chance) => sum + chance, 0) / chances.length,
  }
}

/**
 * The mean stands in for what is not known, so a column that is known of few seasons has a small standard deviation: by as much its ridge is
 * larger, else the rarest drivers would be believed most.
 */
function ridgesOf(used: readonly Driver[], raw: readonly (readonly number[])[]): number[] {
  const recorded = used.flatMap(driver => Array.from({ length: driver.columns }, () => isRecorded(driver)))
  return recorded.map((isSo, column) => {
    if (!isSo) return ridge
    const known = raw.filter(row => !Number.isNaN(row[column]!)).length
    return (recordedRidge * raw.length) / Math.max(1, known)
  })
}

/** A season's numbers as the regression takes them. */
export const rowOf = ({ drivers, fill }: Learned, features: SeasonFeatures): number[] =>
  filled(
    drivers.flatMap(driver => driver.values(features)),
    fill,
  )

function waitOf({ verdict, released, nextSeen }: PastSeason, day: string): Waited {
  if (verdict === 'not-returned') return { state: 'never', time: 0 }
  const until = verdict === 'returned' ? nextSeen! : day
  return { state: verdict === 'returned' ? 'came' : 'open', time: dayNumber(until) - dayNumber(released) }
}

function chanceToReturn(model: CureModel, row: readonly number[], { state, time }: Waited): number {
  if (state !== 'open') return Number(state === 'came')
  return stillComes(probabilityOf(logOdds(model, row)), model.shareAfter(time))
}

const filled = (row: readonly number[], fill: readonly number[]): number[] =>
  row.map((value, column) => (Number.isNaN(value) ? fill[column]! : value))

function meanOfKnown(values: readonly number[]): number {
  const known = values.filter(value => !Number.isNaN(value))
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length
}
