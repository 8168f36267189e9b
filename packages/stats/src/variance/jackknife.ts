import { countCodes, equalScales, type Replicates } from './replicates.js'

/**
 * The jackknife that leaves out one random group at a time (JK1): factor 0 for its units, G ⁄ (G − 1) for the others, scale (G − 1) ⁄ G.
 *
 * Source: K. M. Wolter, "Introduction to Variance Estimation", 2nd edition (2007), section 4.2. R: `as.svrepdesign(type = "JK1")`.
 *
 * @param groupOf the group of each primary unit, from 0
 * @param groups how many there are; a group that is not in the sample leaves nobody out. Without it the codes must have no gaps
 * @throws RangeError when there are fewer than two groups
 */
export function jackknife(groupOf: ArrayLike<number>, groups = countCodes('jackknife', groupOf)): Replicates {
  if (groups < 2) throw new RangeError(`jackknife: there must be at least 2 groups, not ${groups}`)
  const factors = Array.from({ length: groups }, (_, left) =>
    Float64Array.from(groupOf, group => (group === left ? 0 : groups / (groups - 1))),
  )
  return { factors, scale: (groups - 1) / groups, replicateScales: equalScales(groups), degreesOfFreedom: groups - 1 }
}

/**
 * The jackknife of a stratified sample (JKn): each replicate leaves out one primary unit of one stratum h and multiplies the others of
 * that stratum by n ⁄ (n − 1); its scale is (n − 1) ⁄ n.
 *
 * Source: Wolter (2007), section 4.5. R: `as.svrepdesign(type = "JKn")`.
 *
 * @param stratumOf the stratum of each primary unit, from 0 without gaps
 * @throws RangeError when a stratum has one primary unit only
 */
export function stratifiedJackknife(stratumOf: ArrayLike<number>): Replicates {
  const sizes = stratumSizes('stratifiedJackknife', stratumOf)
  const factors = Array.from(stratumOf, (stratum, left) =>
    Float64Array.from(stratumOf, (other, unit) => {
      if (unit === left) return 0
      return other === stratum ? sizes[stratum]! / (sizes[stratum]! - 1) : 1
    }),
  )
  const replicateScales = Float64Array.from(stratumOf, stratum => (sizes[stratum]! - 1) / sizes[stratum]!)
  return { factors, scale: 1, replicateScales, degreesOfFreedom: stratumOf.length - sizes.length }
}

/** How many primary units each stratum has: at least two. */
export function stratumSizes(method: string, stratumOf: ArrayLike<number>): Float64Array {
  const sizes = new Float64Array(countCodes(method, stratumOf))
  for (let unit = 0; unit < stratumOf.length; unit++) sizes[stratumOf[unit]!]! += 1
  const lonely = sizes.findIndex(size => size < 2)
  if (lonely >= 0 || sizes.length === 0)
    throw new RangeError(`${method}: stratum ${Math.max(lonely, 0)} has fewer than two primary units: join it with another`)
  return sizes
}
