import { stratumSizes } from './jackknife.js'
import { equalScales, type Replicates } from './replicates.js'

/**
 * Balanced repeated replication, and Fay's gentler form of it: in each replicate one of the two primary units of every stratum counts
 * 2 − ρ and the other ρ. Which one is read off a Hadamard matrix, a column for each stratum; the scale is 1 ⁄ (R (1 − ρ)²).
 *
 * TRICKY: the column of the matrix that is all ones must not be used: its stratum would favour the same unit in every replicate, and
 * the spread within it would be invisible.
 *
 * Source: Wolter (2007), chapter 3; D. R. Judkins, "Fay's Method for Variance Estimation", Journal of Official Statistics 6 (1990)
 * 223–239. R: `as.svrepdesign(type = "BRR")` and `type = "Fay"`.
 *
 * @param stratumOf the stratum of each primary unit, from 0 without gaps; exactly two units in each
 * @param rho from 0 (BRR) to just below 1
 */
export function balancedReplicates(stratumOf: ArrayLike<number>, rho = 0): Replicates {
  if (!(rho >= 0 && rho < 1)) throw new RangeError(`balancedReplicates: rho must be from 0 to below 1, not ${rho}`)
  const sizes = stratumSizes('balancedReplicates', stratumOf)
  const odd = sizes.findIndex(size => size !== 2)
  if (odd >= 0) throw new RangeError(`balancedReplicates: stratum ${odd} has ${sizes[odd]} primary units; it must have two`)
  const count = 2 ** Math.max(2, Math.ceil(Math.log2(sizes.length + 1)))
  const first = new Int8Array(sizes.length).fill(1)
  const isFirst = Array.from(stratumOf, stratum => {
    const yes = first[stratum] === 1
    first[stratum] = 0
    return yes
  })
  const factors = Array.from({ length: count }, (_, replicate) =>
    Float64Array.from(stratumOf, (stratum, unit) => (sylvester(replicate, stratum + 1) === isFirst[unit] ? 2 - rho : rho)),
  )
  return {
    factors,
    scale: 1 / (count * (1 - rho) ** 2),
    replicateScales: equalScales(count),
    degreesOfFreedom: sizes.length,
  }
}

/** Whether Sylvester's Hadamard matrix has +1 at this row and column: an even number of ones in the bits that both have. */
function sylvester(row: number, column: number): boolean {
  let common = row & column
  let even = true
  for (; common !== 0; common &= common - 1) even = !even
  return even
}
