import { equalScales, type Replicates } from './replicates.js'

/**
 * Replicate factors that somebody else has made, checked.
 *
 * @param factors for each replicate one factor of at least 0 for each primary unit
 * @param scale, replicateScales as whoever made them says: variance = scale × Σ replicateScales × (replicate − centre)²
 * @param degreesOfFreedom one less than the number of primary units unless they say otherwise
 * @throws RangeError when there are fewer than two, lengths differ, a factor is negative or the scale is not above 0
 */
export function givenReplicates(
  factors: readonly Float64Array[],
  scale: number,
  replicateScales = equalScales(factors.length),
  degreesOfFreedom = (factors[0]?.length ?? 0) - 1,
): Replicates {
  const units = factors[0]?.length ?? 0
  if (factors.length < 2) throw new RangeError(`givenReplicates: there must be at least 2 replicates, not ${factors.length}`)
  if (!(scale > 0 && Number.isFinite(scale))) throw new RangeError(`givenReplicates: the scale must be above 0, not ${scale}`)
  if (replicateScales.length !== factors.length)
    throw new RangeError('givenReplicates: there must be one replicate scale for each replicate')
  if (!(degreesOfFreedom >= 1)) throw new RangeError(`givenReplicates: ${degreesOfFreedom} degrees of freedom leave no variance`)
  factors.forEach((factor, replicate) => {
    if (factor.length !== units) throw new RangeError(`givenReplicates: replicate ${replicate} has ${factor.length} factors, not ${units}`)
    const bad = factor.findIndex(value => !(value >= 0 && Number.isFinite(value)))
    if (bad >= 0) throw new RangeError(`givenReplicates: replicate ${replicate} has the factor ${factor[bad]} at place ${bad}`)
  })
  return { factors, scale, replicateScales, degreesOfFreedom }
}
