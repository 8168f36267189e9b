import Type, { type Static } from '@sweeps/model/typebox'
import { halfYearDays, type PastSeason, type PastSeasons, type RecordedSeason, type SeasonFeatures } from '../history/index.js'
import { type Driver, drivers, type RecordedDriver } from './drivers.js'

/**
 * So many past seasons with a known outcome must have what a record says before it is a driver, and so many of either kind. By simulation, a
 * driver that says nothing then costs about half a point of Brier skill, and one that matters brings five or more: the table is in
 * docs/methods/probability-of-return.md.
 */
export const minimumRecorded = { seasons: 40, ofAKind: 10 }

/** How a driver of the production record enters the probability of a season. */
export const RecordedUse = Type.Object({
  name: Type.String(),
  one: Type.String({ description: 'one of it, in words: critics’ score' }),
  many: Type.String({ description: 'several of it, in words: critics’ scores' }),
  state: Type.Enum(['used', 'not-recorded', 'too-few', 'none'], {
    description:
      'not-recorded: there is enough to learn from, but the season itself has none; too-few past seasons with a known outcome have it; none has it',
  }),
  recorded: Type.Boolean({ description: 'whether the season itself has it' }),
  seasons: Type.Integer({ description: 'past seasons with a known outcome that have it' }),
  returned: Type.Integer({ description: 'of these' }),
  notReturned: Type.Integer({ description: 'of these' }),
})
export type RecordedUse = Static<typeof RecordedUse>

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
export const inCurrency = (features: SeasonFeatures, currency: string | undefined): SeasonFeatures =>
  features.cost === null || features.cost.currency === currency ? features : { ...features, cost: null }

export const isKnown = (driver: Driver, features: SeasonFeatures): boolean => !driver.values(features).some(Number.isNaN)

/** Whether there is enough to learn from. */
export function isEnough(past: PastSeasons, driver: Driver, scope: RecordedScope): boolean {
  const { seasons, returned, notReturned } = countOf(past, driver, scope)
  return seasons >= minimumRecorded.seasons && Math.min(returned, notReturned) >= minimumRecorded.ofAKind
}

/** How each driver of the record enters the probability of a season of which this is known. */
export function recordedUses(past: PastSeasons, features: SeasonFeatures): RecordedUse[] {
  const currency = features.cost?.currency ?? commonCurrency(past)
  return drivers.filter(isRecorded).map(driver => {
    const counted = countOf(past, driver, { currency })
    const recorded = isKnown(driver, features)
    const enough = isEnough(past, driver, { currency })
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
  ].some(({ length }) => length >= minimumRecorded.seasons)

/** Every season that is scored asks for the same few. */
const countOf = (past: PastSeasons, driver: Driver, { before, currency }: RecordedScope): Counted =>
  past.memo.once(`recorded ${driver.name} ${before ?? ''} ${currency ?? ''}`, () => {
    const counted = settledSeasons(past).filter(
      season => (!before || season.released < before) && isKnown(driver, inCurrency(season.features(halfYearDays), currency)),
    )
    const returned = counted.filter(({ verdict }) => verdict === 'returned').length
    return { seasons: counted.length, returned, notReturned: counted.length - returned }
  })

/** Seasons that are learned from and whose outcome was known on the day. */
const settledSeasons = ({ seasons }: PastSeasons): PastSeason[] =>
  seasons.filter(({ learnable, verdict }) => learnable && verdict !== 'open')

/** The currency in which most of their costs are; undefined when none is known. */
const commonCurrency = (past: PastSeasons): string | undefined =>
  past.memo.once('common currency', () => {
    const counts = new Map<string, number>()
    for (const season of settledSeasons(past)) {
      const currency = season.features(halfYearDays).cost?.currency
      if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1)
    }
    return [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))[0]?.[0]
  })
