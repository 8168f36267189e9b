import type { Quantiles } from '../forecast/quantiles.js'
import { quantilesOf } from '../forecast/quantiles.js'
import { quantileOfSorted } from '../quantile.js'
import { random } from '../random.js'
import { placeOn, placeOnPlain } from './place-on.js'

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
  /** Of what is counted: its own audience, and the lift of earlier seasons where there is one. See `partsOf`. */
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
  /** Hours that count, draw by draw: of its first year, and those it lifts earlier seasons by. */
  hours: Float64Array
  /** Its own of them, and what it adds to earlier seasons; null: not counted. */
  own: Float64Array
  lift: Float64Array | null
  /** Standard normal deviates for the cost, draw by draw. */
  luck: Float64Array
  /** The hours that count, in ascending order. */
  ascending: Float64Array
}

/**
 * Draws what a next season may have: its hours in the first four weeks, times how many times these a first year is; and, where a lift is
 * given, what it adds to earlier seasons of its title, as a share of these hours. The three are taken as independent. Its own hours and
 * the luck with the cost are the same with a lift and without.
 *
 * @param hours forecast of its first four weeks
 * @param yearOverFour forecast of a first year's hours over those of its first four weeks
 * @param options `lift`: hours it adds to earlier seasons over its own; `deviates`: what the seed gives, for whoever draws many seasons
 * with one
 */
export function drawNextSeason(
  hours: Quantiles,
  yearOverFour: Quantiles,
  { draws = 10_000, seed = 1, lift = null, deviates = deviatesOf(seed, draws) }: DrawOptions = {},
): Draws {
  const [hoursAt, ratioAt] = [placeOn(hours), placeOn(yearOverFour)]
  const own = new Float64Array(deviates.hours.length)
  // Plain loops: the board does this for every season that awaits a decision.
  for (let draw = 0; draw < own.length; draw++) own[draw] = hoursAt(deviates.hours[draw]!) * ratioAt(deviates.ratio[draw]!)
  if (!lift) return { hours: own, own, lift: null, luck: deviates.luck, ascending: own.slice().sort() }
  const shareAt = placeOnPlain(lift)
  const [added, all] = [new Float64Array(own.length), new Float64Array(own.length)]
  for (let draw = 0; draw < own.length; draw++) {
    added[draw] = own[draw]! * shareAt(deviates.lift[draw]!)
    all[draw] = own[draw]! + added[draw]!
  }
  return { hours: all, own, lift: added, luck: deviates.luck, ascending: all.slice().sort() }
}

/** What its own audience is worth, and what it adds to earlier seasons is (null: not counted). The two quantiles do not add up to that of both. */
export function partsOf(
  { own, lift }: Draws,
  { valuePerHour, audience }: Pick<NextSeasonTerms, 'valuePerHour' | 'audience'>,
): { own: Quantiles; lift: Quantiles | null } {
  const worth = (hours: Float64Array): Quantiles => {
    const ascending = hours.slice().sort()
    return quantilesOf(probability => valuePerHour * audience * quantileOfSorted(ascending, probability))
  }
  return { own: worth(own), lift: lift && worth(lift) }
}

/** Standard normal deviates of each thing that is drawn, draw by draw. */
export type Deviates = Readonly<Record<'hours' | 'ratio' | 'luck' | 'lift', Float64Array>>

interface DrawOptions {
  draws?: number
  seed?: number
  lift?: Quantiles | null
  deviates?: Deviates
}

/** The deviates of a seed. */
export function deviatesOf(seed: number, draws: number): Deviates {
  const luck = random(seed)
  const [hours, ratio] = [new Float64Array(draws), new Float64Array(draws)]
  for (let draw = 0; draw < draws; draw++) {
    hours[draw] = luck.normal()
    ratio[draw] = luck.normal()
  }
  const more = (): Float64Array => Float64Array.from({ length: draws }, () => luck.normal())
  return { hours, ratio, luck: more(), lift: more() }
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
  const breakEven = new Float64Array(hours.length)
  for (let draw = 0; draw < hours.length; draw++) breakEven[draw] = (perHour * hours[draw]! * perEpisode) / factorAt(draw)
  breakEven.sort()
  const breakEvenAt = (probability: number): number => quantileOfSorted(breakEven, probability)
  const cost = costPerEpisode === null ? null : costPerEpisode * episodes * (1 + marketing)
  const value = quantilesOf(probability => perHour * quantileOfSorted(ascending, probability))
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
