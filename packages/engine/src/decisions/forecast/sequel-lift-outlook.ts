import type { CaseSequelLift } from '@sweeps/model'
import { certain, drawNextSeason, type Quantiles, quantileOfSorted, quantilesOf } from '@sweeps/stats'
import { dayNumber } from '../day-number.js'
import type { KnownOn } from '../history/index.js'
import { sequelLift } from '../sequel-lift/index.js'

interface Subject {
  season: number
  /** The day that days are counted from. */
  from: string
  nextPremiere: string | undefined
  /** Hours of the next season's first four weeks; undefined when they are not known. */
  next: Quantiles | undefined
  /** This season's hours, in the middle, to the end of a day from its first. */
  hoursTo(day: number): number
}

/**
 * What the launch of the next season adds to this one's hours to day 91 and to one year: hours of the next season from its launch to
 * that day (its first four weeks, and as this season's went on) × the share that the latest earlier season had of past launches.
 */
export function sequelLiftOutlook(
  known: KnownOn,
  { season, from, nextPremiere, next, hoursTo }: Subject,
): CaseSequelLift | { absent: string } {
  if (nextPremiere === undefined) return { absent: `no day is known on which season ${season + 1} comes out` }
  const day = dayNumber(nextPremiere) - dayNumber(from)
  if (day <= 0) return { absent: `season ${season + 1} is dated ${nextPremiere}, not after this one` }
  if (day >= 365) return { absent: `season ${season + 1} is dated ${nextPremiere}, more than a year after this one` }
  const share = sequelLift(known, 'latest')
  if (!share) return { absent: 'fewer than 20 launches are known from half-yearly engagement reports: too few to learn from' }
  if (!next) return { absent: 'the next season is not forecast' }
  const to = (horizon: number): Quantiles | null => {
    if (day >= horizon) return null
    const drawn = drawNextSeason(next, certain(hoursTo(horizon - day) / hoursTo(28)), {
      deviates: known.deviates,
      lift: share,
    }).lift!.sort()
    return quantilesOf(probability => quantileOfSorted(drawn, probability))
  }
  return { nextPremiere, day91: to(91), year: to(365), launches: share.launches }
}
