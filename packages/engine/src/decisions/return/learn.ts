import { type CureModel, cureRegression, logOdds, probabilityOf, stillComes, type Waited } from '@sweeps/stats'
import { dayNumber } from '../day-number.js'
import { type Driver, drivers, type SeasonFacts } from './drivers.js'
import type { KnownSeason, KnownWorld } from './known-world.js'

/** λ of the ridge: the prior of a coefficient per standard deviation is normal with variance 1. */
const ridge = 1
/** With fewer of either kind nothing is learned. */
export const fewestOfAKind = 10

/** What was learned on a day from the seasons before. */
export interface Learned {
  day: string
  model: CureModel
  drivers: readonly Driver[]
  /** Stands in for what is not known: the mean of what is. */
  fill: number[]
  from: { seasons: number; returned: number; notReturned: number; open: number; releasedFrom: string; releasedTo: string }
  /** Share of those seasons that return, the open ones counted with the probability that they still do. */
  baseRate: number
}

export interface LearnScope {
  /** How many days of each season's first half-year count. */
  days: number
  /** Names of drivers that count; all when absent. */
  drivers?: readonly string[]
  /** Only seasons released before this day; all when absent. */
  before?: string
}

/**
 * Learns on a day from the seasons of which an outcomes file tells, by a mixture cure model: seasons that returned by then, seasons that
 * had not after 24 months, and the open ones for as long as they had waited. Undefined when there are too few of either kind.
 */
export function learn(world: KnownWorld, scope: LearnScope): Learned | undefined {
  const seasons = world.seasons.filter(({ learnable, released }) => learnable && (!scope.before || released < scope.before))
  const count = (verdict: KnownSeason['verdict']): number => seasons.filter(season => season.verdict === verdict).length
  if (count('returned') < fewestOfAKind || count('not-returned') < fewestOfAKind) return undefined
  const used = drivers.filter(({ name }) => scope.drivers?.includes(name) ?? true)
  const raw = seasons.map(season => used.flatMap(driver => driver.values(season.facts(scope.days))))
  const fill = raw[0]!.map((_, column) => meanOfKnown(raw.map(row => row[column]!)))
  const rows = raw.map(row => filled(row, fill))
  const waits = seasons.map(season => waitOf(season, world.day))
  const model = cureRegression(rows, waits, ridge)
  const released = seasons.map(season => season.released).sort()
  const chances = rows.map((row, at) => chanceToReturn(model, row, waits[at]!))
  return {
    ...{ day: world.day, model, drivers: used, fill },
    from: {
      ...{ seasons: seasons.length, returned: count('returned'), notReturned: count('not-returned'), open: count('open') },
      ...{ releasedFrom: released[0]!, releasedTo: released.at(-1)! },
    },
    baseRate: chances.reduce((sum, chance) => sum + chance, 0) / chances.length,
  }
}

/** A season's numbers as the regression takes them. */
export const rowOf = ({ drivers, fill }: Learned, facts: SeasonFacts): number[] =>
  filled(
    drivers.flatMap(driver => driver.values(facts)),
    fill,
  )

function waitOf({ verdict, released, nextSeen }: KnownSeason, day: string): Waited {
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
