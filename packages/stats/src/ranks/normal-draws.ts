import type { Random } from '../random.js'

/**
 * Draws of the errors of estimates, each N(0, V), straight from the replicates: Σ ξ × deviation with one standard normal ξ for each
 * replicate. Their covariance is exactly that of the replicates, and no matrix has to be factored, so it may be singular.
 *
 * With few degrees of freedom V is itself uncertain: each draw is then divided by √(χ² ⁄ degrees of freedom), which makes it a
 * multivariate t.
 *
 * @param deviations what `scaledDeviations` gives: for each replicate one number for each estimate
 * @param count how many draws
 * @param degreesOfFreedom of V; leave it out to take V as known
 * @returns draw after draw, one number for each estimate, in its unit
 */
export function normalDraws(deviations: readonly Float64Array[], count: number, random: Random, degreesOfFreedom?: number): Float64Array {
  const width = deviations[0]?.length ?? 0
  const draws = new Float64Array(count * width)
  for (let draw = 0; draw < count; draw++) {
    const start = draw * width
    for (const deviation of deviations) {
      const luck = random.normal()
      for (let at = 0; at < width; at++) draws[start + at]! += luck * deviation[at]!
    }
    if (degreesOfFreedom === undefined) continue
    const shrink = Math.sqrt(chiSquare(degreesOfFreedom, random) / degreesOfFreedom)
    for (let at = 0; at < width; at++) draws[start + at]! /= shrink
  }
  return draws
}

function chiSquare(degreesOfFreedom: number, random: Random): number {
  let sum = 0
  for (let at = 0; at < degreesOfFreedom; at++) sum += random.normal() ** 2
  return sum
}
