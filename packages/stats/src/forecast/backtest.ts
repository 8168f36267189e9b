import { median } from '../median.js'
import { forecastTotal, learnDecay, smallestPool } from './decay.js'
import { type Quantiles, quantilesOf } from './quantiles.js'
import { type SeasonWeeks, sumOfFirst, weeksSeen } from './season-weeks.js'

/** A season with the day number its first week began. */
export type DatedSeason = SeasonWeeks & { start: number }

/** One season, forecast when only its first weeks were known. */
export interface Trial {
  /** Place of the season in the list given. */
  season: number
  weeksSeen: number
  /** Day number: nothing later was learned from. */
  origin: number
  learnedFrom: number
  actual: number
  forecast: Quantiles
  /** What rules without a model say. */
  rules: {
    /** Past seasons' median, and mean, of the four weeks over the weeks seen. */
    medianRatio: number
    meanRatio: number
    /** Each week is to the one before as the last two seen; null after one week. */
    lastRatio: number | null
  }
}

/** The weeks whose sum is forecast. */
export const weeksForecast = 4

/**
 * Forecasts the sum of the first four weeks of past seasons after their first one, two and three weeks, each with what was known
 * before: from an origin only seasons teach whose four weeks were over by then, and those are forecast whose last week seen ended
 * after it and not after the next origin.
 *
 * A season takes part when it was seen in its first four calendar weeks without a break; one that left the list before is censored, and
 * no error can be computed.
 *
 * @param seasons the earliest first
 * @param origins day numbers, rising; after the last one follows no other
 * @returns trials by origin, weeks seen and season; none from origins with fewer than 20 seasons before them
 */
export function backtestDecay(seasons: readonly DatedSeason[], origins: readonly number[]): Trial[] {
  const whole = seasons.flatMap((season, at) => (weeksSeen(season) >= weeksForecast ? [{ season, at }] : []))
  return origins.flatMap((origin, place) => {
    const until = origins[place + 1] ?? Number.POSITIVE_INFINITY
    const past = whole.filter(({ season }) => season.start + 7 * weeksForecast <= origin).map(({ season }) => season)
    if (past.length < smallestPool) return []
    return [1, 2, 3].flatMap(observed => {
      const subjects = whole.filter(({ season }) => season.start + 7 * observed > origin && season.start + 7 * observed <= until)
      if (subjects.length === 0) return []
      const decay = learnDecay(past, { observed, to: weeksForecast, onlyVisible: true })!
      const ratios = past.map(season => sumOfFirst(season, weeksForecast) / sumOfFirst(season, observed))
      const typical = median(ratios)
      const average = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
      return subjects.map(({ season, at }): Trial => {
        const known = sumOfFirst(season, observed)
        return {
          season: at,
          weeksSeen: observed,
          origin,
          learnedFrom: past.length,
          actual: sumOfFirst(season, weeksForecast),
          forecast: quantilesOf(forecastTotal(decay, season)),
          rules: { medianRatio: known * typical, meanRatio: known * average, lastRatio: repeated(season, observed) },
        }
      })
    })
  })
}

function repeated({ hours }: SeasonWeeks, observed: number): number | null {
  if (observed < 2) return null
  const ratio = hours[observed - 1]! / hours[observed - 2]!
  let week = hours[observed - 1]!
  let sum = hours.slice(0, observed).reduce<number>((total, value) => total + value!, 0)
  for (let later = observed; later < weeksForecast; later++) {
    week *= ratio
    sum += week
  }
  return sum
}

/** How a set of trials came out: the median of |forecast − actual| ⁄ actual, and how often the intervals held the actual. */
export interface Score {
  forecasts: number
  error: { forecast: number; medianRatio: number; meanRatio: number; lastRatio: number | null }
  coverage: { p50: number; p80: number }
}

/** Scores trials. Undefined when there is none. Errors and coverages are fractions of 1. */
export function scoreTrials(trials: readonly Trial[]): Score | undefined {
  if (trials.length === 0) return undefined
  const error = (of: (trial: Trial) => number): number => median(trials.map(trial => Math.abs(of(trial) - trial.actual) / trial.actual))
  const share = (low: keyof Quantiles, high: keyof Quantiles): number =>
    trials.filter(({ actual, forecast }) => actual >= forecast[low] && actual <= forecast[high]).length / trials.length
  return {
    forecasts: trials.length,
    error: {
      forecast: error(({ forecast }) => forecast.p50),
      medianRatio: error(({ rules }) => rules.medianRatio),
      meanRatio: error(({ rules }) => rules.meanRatio),
      lastRatio: trials.every(({ rules }) => rules.lastRatio !== null) ? error(({ rules }) => rules.lastRatio!) : null,
    },
    coverage: { p50: share('p25', 'p75'), p80: share('p10', 'p90') },
  }
}
