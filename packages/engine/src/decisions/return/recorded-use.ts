import { type Driver, drivers, type RecordedDriver, type SeasonFacts } from './drivers.js'
import { halfYearDays } from './facts-of.js'
import type { KnownSeason, KnownWorld } from './known-world.js'
import type { RecordedSeason } from './recorded-seasons.js'

/**
 * So many past seasons with a known outcome must have what a record tells before it is a driver, and so many of either kind. By simulation, a
 * driver that says nothing then costs about half a point of Brier skill, and one that matters brings five or more: the table is in
 * docs/methods/probability-of-return.md.
 */
export const fewestRecorded = { seasons: 40, ofAKind: 10 }

/** How a driver of the production record enters the probability of a season. */
export interface RecordedUse {
  name: string
  /** One of it, and many: critics’ score, critics’ scores. */
  one: string
  many: string
  /**
   * `used`; `not-recorded`: there is enough to learn from, but the season itself has none; `too-few` past seasons with a known outcome have it;
   * `none` has it.
   */
  state: 'used' | 'not-recorded' | 'too-few' | 'none'
  /** Whether the season itself has it. */
  recorded: boolean
  /** Past seasons with a known outcome that have it, and what became of them. */
  seasons: number
  returned: number
  notReturned: number
}

/** What of past seasons counts. */
export interface RecordedScope {
  /** Only seasons released before this day; all when absent. */
  before?: string | undefined
  /** Costs count in this currency. */
  currency?: string | undefined
}

type Counted = Pick<RecordedUse, 'seasons' | 'returned' | 'notReturned'>

export const isRecorded = (driver: Driver): driver is RecordedDriver => driver.recorded !== undefined

/** A cost in another currency is as good as not known. */
export const inCurrency = (facts: SeasonFacts, currency: string | undefined): SeasonFacts =>
  facts.cost === null || facts.cost.currency === currency ? facts : { ...facts, cost: null }

export const isKnown = (driver: Driver, facts: SeasonFacts): boolean => !driver.values(facts).some(Number.isNaN)

/** Whether there is enough to learn from. */
export function isEnough(world: KnownWorld, driver: Driver, scope: RecordedScope): boolean {
  const { seasons, returned, notReturned } = countOf(world, driver, scope)
  return seasons >= fewestRecorded.seasons && Math.min(returned, notReturned) >= fewestRecorded.ofAKind
}

/** How each driver of the record enters the probability of a season of which this is known. */
export function recordedUses(world: KnownWorld, facts: SeasonFacts): RecordedUse[] {
  const currency = facts.cost?.currency ?? commonCurrency(world)
  return drivers.filter(isRecorded).map(driver => {
    const counted = countOf(world, driver, { currency })
    const recorded = isKnown(driver, facts)
    const enough = isEnough(world, driver, { currency })
    const state = enough ? (recorded ? 'used' : 'not-recorded') : counted.seasons === 0 ? 'none' : 'too-few'
    const inMoney = driver.name === 'cost' && currency !== undefined ? ` in ${currency}` : ''
    const { one, many } = driver.recorded
    return { name: driver.name, one: `${one}${inMoney}`, many: `${many}${inMoney}`, state, recorded, ...counted }
  })
}

/** The same where no season is known to learn from. */
export const nothingRecorded = (): RecordedUse[] =>
  drivers
    .filter(isRecorded)
    .map(({ name, recorded }) => ({ name, ...recorded, state: 'none', recorded: false, seasons: 0, returned: 0, notReturned: 0 }))

/** Whether any of it could ever be a driver: with fewer seasons on record than it takes, none is. */
export const mayCount = (recorded: readonly RecordedSeason[]): boolean =>
  [
    recorded.filter(({ scores }) => scores.some(({ by }) => by === 'critics')),
    recorded.filter(({ scores }) => scores.some(({ by }) => by === 'audience')),
    recorded.filter(({ costs }) => costs.length > 0),
  ].some(({ length }) => length >= fewestRecorded.seasons)

const kept = new WeakMap<KnownWorld, Map<string, Counted>>()

/** Every season that is scored asks for the same few. */
function countOf(world: KnownWorld, driver: Driver, { before, currency }: RecordedScope): Counted {
  const counts = kept.get(world) ?? new Map<string, Counted>()
  kept.set(world, counts)
  const key = `${driver.name} ${before ?? ''} ${currency ?? ''}`
  const known = counts.get(key)
  if (known) return known
  const told = toldSeasons(world).filter(
    season => (!before || season.released < before) && isKnown(driver, inCurrency(season.facts(halfYearDays), currency)),
  )
  const returned = told.filter(({ verdict }) => verdict === 'returned').length
  const counted = { seasons: told.length, returned, notReturned: told.length - returned }
  counts.set(key, counted)
  return counted
}

/** Seasons that are learned from and whose outcome was known on the day. */
const toldSeasons = ({ seasons }: KnownWorld): KnownSeason[] => seasons.filter(({ learnable, verdict }) => learnable && verdict !== 'open')

/** The currency in which most of their costs are; undefined when none is known. */
function commonCurrency(world: KnownWorld): string | undefined {
  const counts = new Map<string, number>()
  for (const season of toldSeasons(world)) {
    const currency = season.facts(halfYearDays).cost?.currency
    if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  }
  return [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))[0]?.[0]
}
