import { dayNumber } from '../day-number.js'
import { type Chance, chanceOf } from './chance-of.js'
import { type Driver, drivers, type SeasonFacts } from './drivers.js'
import { halfYearDays } from './facts-of.js'
import type { KnownSeason, KnownWorld } from './known-world.js'
import { type Learned, type LearnScope, learn } from './learn.js'
import { isEnough, isKnown, isRecorded, type RecordedScope } from './recorded-use.js'

/** A season's probability of return on a day, or what is known of it by then. */
export interface Scored {
  season: KnownSeason
  facts: SeasonFacts
  chance: Chance
  learned: Learned
}

/** How many days of a season count: a young one is compared with as many days of the others, in few steps so that few models are learned. */
const steps = [7, 14, 28, 56, 91, halfYearDays]
export const daysThatCount = (age: number): number => steps.findLast(step => step <= age) ?? steps[0]!

/** Many seasons of a day are scored by the same few models. */
const kept = new WeakMap<KnownWorld, Map<string, Learned | undefined>>()

/**
 * Scores seasons on a world's day. What is not known of a season's own audience, runtime, reception or cost is left out of what its model
 * learns from, so that the rest stands in for it; so is what too few past seasons have on record. Undefined when there is too little to learn from.
 */
export function scoreSeasons(
  world: KnownWorld,
  seasons: readonly KnownSeason[],
  scope: Pick<LearnScope, 'before' | 'drivers'> = {},
): Scored[] | undefined {
  const models = kept.get(world) ?? new Map<string, Learned | undefined>()
  kept.set(world, models)
  const scored: Scored[] = []
  for (const season of seasons) {
    const days = daysThatCount(dayNumber(world.day) - dayNumber(season.released))
    const facts = season.facts(days)
    const currency = facts.cost?.currency
    const names = drivers
      .filter(driver => (scope.drivers?.includes(driver.name) ?? true) && counts(driver, facts, world, { ...scope, currency }))
      .map(({ name }) => name)
    const key = `${days} ${scope.before ?? ''} ${names} ${names.includes('cost') ? currency : ''}`
    if (!models.has(key)) models.set(key, learn(world, { ...scope, days, drivers: names, currency }))
    const learned = models.get(key)
    if (!learned) return undefined
    scored.push({ season, facts, learned, chance: season.verdict === 'returned' ? certain(world) : chanceOf(learned, facts) })
  }
  return scored
}

/** Other gaps get the mean. */
const leftOut = ['audience', 'runtime']

function counts(driver: Driver, facts: SeasonFacts, world: KnownWorld, scope: RecordedScope): boolean {
  if (isRecorded(driver)) return isKnown(driver, facts) && isEnough(world, driver, scope)
  return !leftOut.includes(driver.name) || isKnown(driver, facts)
}

/** Its next season is there: as sure as figures that say so have been. */
const certain = ({ figuresAgree }: KnownWorld): Chance => ({ p: figuresAgree, low: figuresAgree, high: 1 })
