import { OpenPairs } from './pairs.js'
import type { RankRange } from './rank-range.js'

export interface RankSetsInput {
  /** One number for each title; the largest has rank 1. */
  readonly estimates: ArrayLike<number>
  /** Of each pair the standard error of the difference, from `differenceErrors`. */
  readonly errors: readonly Float64Array[]
  /** Draws of the errors, draw after draw, one number for each title. */
  readonly draws: Float64Array
  readonly level: number
}

export interface RankSets {
  readonly ranges: readonly RankRange[]
  /** The critical value of each step. */
  readonly criticals: readonly number[]
}

/**
 * Confidence sets for the ranks of all estimates at once: with the probability `level` every true rank is within its range.
 *
 * A title is below another when the difference is larger, in its standard errors, than the critical value: the `level` quantile of the
 * largest difference that chance makes among all pairs. With `stepdown` the pairs found different are taken out and the critical value
 * of the others is found again, until no more are found; the ranges can only become narrower. Best rank = 1 + how many are certainly
 * above; worst = all less how many are certainly below. A pair without error is different when its estimates are.
 *
 * Source: M. Mogstad, J. P. Romano, A. M. Shaikh and D. Wilhelm, "Inference for Ranks with Applications to Mobility across Neighbourhoods
 * and Academic Achievement across Countries", Review of Economic Studies 91 (2024) 476–518, algorithm 3.1. R: `csranks`.
 */
export function simultaneousRankSets(input: RankSetsInput, { stepdown = true } = {}): RankSets {
  check('simultaneousRankSets', input)
  const titles = input.estimates.length
  const pairs = Array.from({ length: titles }, (_, one) => one).flatMap(one =>
    Array.from({ length: titles }, (_, other): [number, number] => [one, other]).filter(([, other]) => other !== one),
  )
  const certain = decidedWithoutError(input, pairs)
  const { rejected, criticals } = decide(input, pairs, stepdown)
  return { ranges: rangesFrom(titles, [...certain, ...rejected]), criticals }
}

/**
 * Confidence sets for the rank of one estimate at a time: each holds its true rank with the probability `level`, but all of them
 * together do so less often. They are within the simultaneous ones but for chance in the draws.
 *
 * Source: as `simultaneousRankSets`; only the pairs with that title are open.
 */
export function marginalRankSets(input: RankSetsInput, { stepdown = true } = {}): RankSets {
  check('marginalRankSets', input)
  const titles = input.estimates.length
  const each = Array.from({ length: titles }, (_, one) => {
    const others = Array.from({ length: titles }, (_, other) => other).filter(other => other !== one)
    const pairs = others.flatMap((other): [number, number][] => [
      [one, other],
      [other, one],
    ])
    const certain = decidedWithoutError(input, pairs)
    const { rejected, criticals } = decide(input, pairs, stepdown)
    return { range: rangesFrom(titles, [...certain, ...rejected])[one]!, critical: criticals[0] ?? 0 }
  })
  return { ranges: each.map(one => one.range), criticals: each.map(one => one.critical) }
}

function decide(input: RankSetsInput, pairs: readonly (readonly [number, number])[], stepdown: boolean) {
  const open = new OpenPairs(pairs, input.errors, input.draws, input.estimates.length)
  const rejected: [number, number][] = []
  const criticals: number[] = []
  while (open.count > 0) {
    const critical = open.critical(input.level)
    criticals.push(critical)
    const found = open.reject(input.estimates, critical)
    for (const pair of found) rejected.push(pair)
    if (!stepdown || found.length === 0) break
  }
  return { rejected, criticals }
}

function decidedWithoutError({ errors, estimates }: RankSetsInput, pairs: readonly (readonly [number, number])[]) {
  return pairs.filter(([one, other]) => errors[one]![other] === 0 && estimates[one]! > estimates[other]!)
}

function rangesFrom(titles: number, rejected: readonly (readonly [number, number])[]): RankRange[] {
  const above = new Int32Array(titles)
  const below = new Int32Array(titles)
  for (const [winner, loser] of rejected) {
    above[loser]! += 1
    below[winner]! += 1
  }
  return Array.from(above, (count, title) => ({ low: 1 + count, high: titles - below[title]! }))
}

function check(method: string, { estimates, errors, draws, level }: RankSetsInput): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`${method}: the level must be above 0 and below 1, not ${level}`)
  if (errors.length !== estimates.length) throw new RangeError(`${method}: there must be one row of errors for each estimate`)
  if (estimates.length > 0 && (draws.length === 0 || draws.length % estimates.length !== 0))
    throw new RangeError(`${method}: the draws do not have one number for each estimate`)
}
