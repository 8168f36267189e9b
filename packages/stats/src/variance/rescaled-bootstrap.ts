import type { Random } from '../random.js'
import { stratumSizes } from './jackknife.js'
import { equalScales, type Replicates } from './replicates.js'

/**
 * The rescaled bootstrap: each replicate draws n − 1 of the n primary units of every stratum, with replacement; a unit drawn m times
 * has the factor m × n ⁄ (n − 1). The scale is 1 ⁄ (R − 1).
 *
 * Source: J. N. K. Rao and C. F. J. Wu, "Resampling Inference With Complex Survey Data", Journal of the American Statistical
 * Association 83 (1988) 231–241. R: `as.svrepdesign(type = "subbootstrap")`.
 *
 * @param stratumOf the stratum of each primary unit, from 0 without gaps
 * @param count how many replicates, at least 2
 * @throws RangeError when a stratum has one primary unit only
 */
export function rescaledBootstrap(stratumOf: ArrayLike<number>, count: number, random: Random): Replicates {
  if (!(Number.isInteger(count) && count >= 2)) throw new RangeError(`rescaledBootstrap: there must be at least 2 replicates, not ${count}`)
  const sizes = stratumSizes('rescaledBootstrap', stratumOf)
  const members: number[][] = Array.from(sizes, () => [])
  for (let unit = 0; unit < stratumOf.length; unit++) members[stratumOf[unit]!]!.push(unit)
  const factors = Array.from({ length: count }, () => {
    const factor = new Float64Array(stratumOf.length)
    for (const units of members)
      for (let draw = 1; draw < units.length; draw++) factor[random.pick(units)]! += units.length / (units.length - 1)
    return factor
  })
  return { factors, scale: 1 / (count - 1), replicateScales: equalScales(count), degreesOfFreedom: stratumOf.length - sizes.length }
}
