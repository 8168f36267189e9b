import { type Decay, forecastTotal, learnDecay } from './decay.js'
import { normalDeviate } from './normal-deviate.js'
import { type Quantiles, quantilesOf } from './quantiles.js'
import { type SeasonWeeks, weeksSeen } from './season-weeks.js'
import { hoursBetween } from './tail-law.js'

/** What a forecast rests on. */
export type Basis =
  /** Every week of it was seen. */
  | 'seen'
  /** The decay of past seasons. */
  | 'past-seasons'
  /** The tail law: the season has left the list. */
  | 'tail-law'
  /** The tail law with its wide spread: too few past seasons were at hand, or the season came back after a gap. */
  | 'wide-tail-law'

export interface SeasonForecast extends Quantiles {
  basis: Basis
  /** How many past seasons it was learned from. */
  seasons: number
  /** The value that is not exceeded with this probability, above 0 and below 1. */
  valueAt(probability: number): number
}

/**
 * Forecasts a season's hours from its first day to the end of week `to`.
 *
 * @param season its weeks so far, at least one
 * @param pool past seasons, the earliest first, each of them over by the end of week `to`; or their decay after some weeks seen, for whoever
 * has learned it already
 * @param options `to`: weeks from the first day of the first week, a fraction counts that part of a week; `left`: the season is known
 * not to be on the list after the last of its weeks; `anySize`: the pool is of another source
 * @throws RangeError when no week was seen
 */
export function forecastSeasonTotal(
  season: SeasonWeeks,
  pool: readonly SeasonWeeks[] | ((observed: number) => Decay | undefined),
  options: { to: number; left: boolean; anySize?: boolean },
): SeasonForecast {
  const { to, left, anySize = false } = options
  const learned = typeof pool === 'function' ? pool : (observed: number) => learnDecay(pool, { observed, to, anySize })
  const age = season.hours.length
  if (age === 0 || season.hours[0] == null) throw new RangeError('forecastSeasonTotal: no week of the season was seen')
  if (age >= to) {
    const total = hoursBetween(season, 0, to, [0])[0]!
    return answer('seen', 0, () => total)
  }
  const decay = left || weeksSeen(season) < age ? undefined : learned(age)
  if (decay) return answer('past-seasons', decay.seasons, forecastTotal(decay, season))
  const byLaw = (probability: number): number => hoursBetween(season, 0, to, [normalDeviate(probability)], left ? 'left' : 'going')[0]!
  return answer(left ? 'tail-law' : 'wide-tail-law', 0, byLaw)
}

const answer = (basis: Basis, seasons: number, valueAt: (probability: number) => number): SeasonForecast => ({
  basis,
  seasons,
  ...quantilesOf(valueAt),
  valueAt,
})

/**
 * The same forecast with what is still to come spread `times` as far around its middle, on the scale of logs: rest × (rest at p ⁄ rest)^times.
 *
 * @param valueAt a forecast of a sum, as a function of the probability
 * @param observed what of the sum has been seen; the forecast is never below it
 */
export function widened(valueAt: (probability: number) => number, observed: number, times: number): (probability: number) => number {
  const middle = valueAt(0.5) - observed
  if (middle <= 0) return valueAt
  return probability => observed + middle * ((valueAt(probability) - observed) / middle) ** times
}

/** The same forecasts with none of their quantiles below the forecast before it: a total to a later day is at least as large. Shortest first. */
export function neverFalling<Forecast extends Quantiles>(forecasts: readonly Forecast[]): Forecast[] {
  let before: Quantiles = quantilesOf(() => 0)
  return forecasts.map(forecast => {
    const at = (key: keyof Quantiles): number => Math.max(before[key], forecast[key])
    const raised = { ...forecast, p10: at('p10'), p25: at('p25'), p50: at('p50'), p75: at('p75'), p90: at('p90') }
    before = raised
    return raised
  })
}
