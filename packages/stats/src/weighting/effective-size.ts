/**
 * How many units of equal weight would tell as much: (Σ w)² ⁄ Σ w².
 *
 * It is the size of the sample when all weights are equal and less the more they differ. It says nothing of clustering, nor of what
 * calibration gains.
 *
 * Source: L. Kish, "Survey Sampling" (1965), section 11.7; "Weighting for Unequal Pᵢ", Journal of Official Statistics 8 (1992) 183–200.
 *
 * @param weights one number for each unit; those of 0 count for nothing
 * @throws RangeError when no weight is different from 0
 */
export function effectiveSize(weights: ArrayLike<number>): number {
  let sum = 0
  let squares = 0
  for (let unit = 0; unit < weights.length; unit++) {
    sum += weights[unit]!
    squares += weights[unit]! ** 2
  }
  if (!(squares > 0)) throw new RangeError('effectiveSize: no weight is different from 0')
  return sum ** 2 / squares
}
