import type { Quantiles } from '../forecast/quantiles.js'
import { quantilesOf } from '../forecast/quantiles.js'
import { random } from '../random.js'
import { placeOn } from './place-on.js'

/** What a next season is taken to bring and to cost. Money is in one currency throughout. */
export interface NextSeasonTerms {
  /** Money an hour viewed is worth. */
  valuePerHour: number
  episodes: number
  /** What one episode of it costs; null: not known. */
  costPerEpisode: number | null
  /** Marketing, as a share of that cost: 0.1 is 10 %. */
  marketing: number
  /** Standard deviation of the log of the cost: 0.1 is give or take 10 %. */
  costSpread: number
  /** Hours beside those forecast for a season like the one before: 1 is as many. */
  audience: number
}

/** Thresholds of the recommendation, as probabilities. */
export interface Thresholds {
  renewAt: number
  cancelAt: number
}

/** What came of the draws. Money in the currency of the terms. */
export interface CaseResult {
  value: Quantiles
  /** Cost with marketing; null when not known. */
  cost: number | null
  /** Share of the draws in which the value is at least the cost; null when the cost is not known. */
  probabilityEarnsCost: number | null
  /** Median value ÷ cost; null when the cost is not known. */
  efficiency: number | null
  /** What an episode may cost so that the season earns it, in that share of the draws: p10 is the dearest that nine in ten draws earn. */
  breakEvenCostPerEpisode: Quantiles
  /** The dearest an episode may be for the rule to say renew, and the cheapest at which it says cancel. */
  renewUpTo: number
  cancelFrom: number
  /** Mean gain per decision of knowing value and cost beforehand; null when the cost is not known. */
  worthOfKnowing: number | null
}

/** Draws of one next season's audience and luck with its cost, made once and used for every question asked of them. */
export interface Draws {
  /** Hours of its first year, draw by draw. */
  hours: Float64Array
  /** Standard normal deviates for the cost, draw by draw. */
  luck: Float64Array
  ascending: Float64Array
}

/**
 * Draws what a next season may have: its hours in the first four weeks, times how many times these a first year is. The two are taken
 * as independent.
 *
 * @param hours forecast of its first four weeks
 * @param yearOverFour forecast of a first year's hours over those of its first four weeks
 */
export function drawNextSeason(hours: Quantiles, yearOverFour: Quantiles, { draws = 10_000, seed = 1 } = {}): Draws {
  const luck = random(seed)
  const [hoursAt, ratioAt] = [placeOn(hours), placeOn(yearOverFour)]
  const drawn = Float64Array.from({ length: draws }, () => hoursAt(luck.normal()) * ratioAt(luck.normal()))
  return { hours: drawn, luck: Float64Array.from({ length: draws }, () => luck.normal()), ascending: drawn.slice().sort() }
}

/**
 * Weighs a next season: its value against its cost, over all draws. The cost of a draw is the stated one times a lognormal factor of
 * mean 1.
 *
 * @throws RangeError when a term is out of its range
 */
export function weighNextSeason(drawn: Draws, terms: NextSeasonTerms, { renewAt, cancelAt }: Thresholds): CaseResult {
  checkTerms(terms)
  const { valuePerHour, episodes, costPerEpisode, marketing, costSpread, audience } = terms
  const { hours, luck, ascending } = drawn
  const perHour = valuePerHour * audience
  // An episode costs what it costs, and its share of the marketing.
  const perEpisode = 1 / (episodes * (1 + marketing))
  const drift = -(costSpread ** 2) / 2
  const factorAt = (draw: number): number => Math.exp(costSpread * luck[draw]! + drift)
  const valueAt = (probability: number): number => perHour * quantileOfSorted(ascending, probability)
  const breakEven = Float64Array.from(hours, (one, draw) => (perHour * one * perEpisode) / factorAt(draw)).sort()
  const breakEvenAt = (probability: number): number => quantileOfSorted(breakEven, probability)
  const cost = costPerEpisode === null ? null : costPerEpisode * episodes * (1 + marketing)
  const value = quantilesOf(valueAt)
  return {
    value,
    cost,
    probabilityEarnsCost: costPerEpisode === null ? null : shareFrom(breakEven, costPerEpisode),
    efficiency: cost === null ? null : value.p50 / cost,
    breakEvenCostPerEpisode: quantilesOf(breakEvenAt),
    renewUpTo: breakEvenAt(1 - renewAt),
    cancelFrom: breakEvenAt(1 - cancelAt),
    worthOfKnowing: cost === null ? null : worthOfKnowing(hours, draw => cost * factorAt(draw), perHour),
  }
}

/** What is gained, on average, when one knows before deciding and declines what would lose: E[max(gain, 0)] − max(E[gain], 0). */
function worthOfKnowing(hours: Float64Array, costOf: (draw: number) => number, perHour: number): number {
  let all = 0
  let good = 0
  hours.forEach((one, draw) => {
    const gain = one * perHour - costOf(draw)
    all += gain
    if (gain > 0) good += gain
  })
  return (good - Math.max(all, 0)) / hours.length
}

/** Share of ascending values that are at least this. */
function shareFrom(ascending: Float64Array, least: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < least) low = middle + 1
    else high = middle
  }
  return 1 - low / ascending.length
}

/** Type 7, as `quantile`, of values that are sorted already: it is asked a dozen times per slider step. */
function quantileOfSorted(ascending: Float64Array, probability: number): number {
  const place = (ascending.length - 1) * probability
  const below = ascending[Math.floor(place)]!
  const above = ascending[Math.ceil(place)]!
  return below + (place - Math.floor(place)) * (above - below)
}

function checkTerms(terms: NextSeasonTerms): void {
  const wants = (name: keyof NextSeasonTerms, ok: boolean, what: string): void => {
    if (!ok) throw new RangeError(`${name}: ${terms[name]} is not ${what}`)
  }
  wants('valuePerHour', terms.valuePerHour > 0 && Number.isFinite(terms.valuePerHour), 'an amount above 0')
  wants('episodes', Number.isInteger(terms.episodes) && terms.episodes > 0, 'a whole number above 0')
  wants(
    'costPerEpisode',
    terms.costPerEpisode === null || (terms.costPerEpisode > 0 && Number.isFinite(terms.costPerEpisode)),
    'an amount above 0',
  )
  wants('marketing', terms.marketing >= 0 && terms.marketing <= 10, 'a share from 0 to 10')
  wants('costSpread', terms.costSpread >= 0 && terms.costSpread <= 2, 'a spread from 0 to 2')
  wants('audience', terms.audience > 0 && terms.audience <= 100, 'a factor above 0 and at most 100')
}
