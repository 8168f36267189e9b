import { normalDeviate } from '../forecast/normal-deviate.js'
import type { RankRange } from './rank-range.js'

/**
 * Confidence sets for ranks from intervals alone: intervals that all hold together at the level are laid beside each other, and a title
 * is certainly below those whose interval lies wholly above its own.
 *
 * The deviate is z = Φ⁻¹(1 − (1 − level^(1⁄n)) ⁄ 2) when estimates are independent, Φ⁻¹(1 − (1 − level) ⁄ (2n)) when they need not be.
 * What estimates have in common is not used, so the sets are usually wider than `simultaneousRankSets`.
 *
 * Source: M. Klein, T. Wright and J. Wieczorek, "A joint confidence region for an overall ranking of populations", Journal of the Royal
 * Statistical Society C 69 (2020) 589–606. R: `RankingProject`.
 *
 * @param estimates one number for each title; the largest has rank 1
 * @param standardErrors one number of at least 0 for each
 */
export function intervalRankSets(
  estimates: ArrayLike<number>,
  standardErrors: ArrayLike<number>,
  { level, independent = false }: { level: number; independent?: boolean },
): { ranges: RankRange[]; deviate: number } {
  if (!(level > 0 && level < 1)) throw new RangeError(`intervalRankSets: the level must be above 0 and below 1, not ${level}`)
  const count = estimates.length
  const deviate = normalDeviate(independent ? 1 - (1 - level ** (1 / count)) / 2 : 1 - (1 - level) / (2 * count))
  const low = Float64Array.from(estimates, (estimate, at) => estimate - deviate * standardErrors[at]!)
  const high = Float64Array.from(estimates, (estimate, at) => estimate + deviate * standardErrors[at]!)
  return { ranges: overlappingRanks(low, high), deviate }
}

/** The ranks that intervals which hold together allow: 1 + how many begin above one's end, up to all less how many end below its start. */
export function overlappingRanks(low: ArrayLike<number>, high: ArrayLike<number>): RankRange[] {
  const lows = Float64Array.from(low)
  const highs = Float64Array.from(high)
  return Array.from(lows, (own, title) => {
    const top = highs[title]!
    let above = 0
    let below = 0
    for (let other = 0; other < lows.length; other++) {
      // Equal intervals decide nothing, also where they have no length.
      if (lows[other] === own && highs[other] === top) continue
      if (lows[other]! >= top) above++
      else if (highs[other]! <= own) below++
    }
    return { low: 1 + above, high: lows.length - below }
  })
}
