import { dayNumber } from '../day-number.js'
import { halfYearDays, type PastSeason, type PastSeasons, type SeasonFeatures } from '../history/index.js'
import { type Chance, chanceOf } from './chance-of.js'
import { type Driver, drivers } from './drivers.js'
import { type Learned, type LearnScope, learn } from './learn.js'
import { isEnough, isKnown, isRecorded, type RecordedScope } from './recorded-use.js'

/** A season's probability of return on a day, or what is known of it by then. */
export interface Scored {
  season: PastSeason
  features: SeasonFeatures
  chance: Chance
  learned: Learned
}

/** How many days of a season count: a young one is compared with as many days of the others, in few steps so that few models are learned. */
const steps = [7, 14, 28, 56, 91, halfYearDays]
const daysThatCount = (age: number): number => steps.findLast(step => step <= age) ?? steps[0]!

/**
 * Scores seasons on the day, many of them by the same few models. What is not known of a season's own audience, runtime, reception or cost is left out of what its model
 * learns from, so that the rest stands in for it; so is what too few past seasons have on record. Undefined when there is too little to learn from.
 */
export function scoreSeasons(
  past: PastSeasons,
  seasons: readonly PastSeason[],
  scope: Pick<LearnScope, 'before' | 'drivers'> = {},
): Scored[] | undefined {
  const scored: Scored[] = []
  for (const season of seasons) {
    const days = daysThatCount(dayNumber(past.day) - dayNumber(season.released))
    const features = season.features(days)
    const currency = features.cost?.currency
    const names = drivers
      .filter(driver => (scope.drivers?.includes(driver.name) ?? true) && counts(driver, features, past, { ...scope, currency }))
      .map(({ name }) => name)
    const key = `model ${days} ${scope.before ?? ''} ${names} ${names.includes('cost') ? currency : ''}`
    const learned = past.memo.once(key, () => learn(past, { ...scope, days, drivers: names, currency }))
    if (!learned) return undefined
    scored.push({ season, features, learned, chance: season.verdict === 'returned' ? certain(past) : chanceOf(learned, features) })
  }
  return scored
}

/** Other gaps get the mean. */
const leftOut = ['audience', 'runtime']

function counts(driver: Driver, features: SeasonFeatures, past: PastSeasons, scope: RecordedScope): boolean {
  if (isRecorded(driver)) return isKnown(driver, features) && isEnough(past, driver, scope)
  return !leftOut.includes(driver.name) || isKnown(driver, features)
}

/** Its next season is there: as sure as figures that say so have been. */
const certain = ({ figuresAgree }: PastSeasons): Chance => ({ p: figuresAgree, low: figuresAgree, high: 1 })
