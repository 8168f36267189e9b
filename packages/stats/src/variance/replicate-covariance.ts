import type { Replicates } from './replicates.js'

/** Around what replicates spread: their own mean, or the estimate of the full sample. */
export type Centre = 'mean' | Float64Array

type Scales = Pick<Replicates, 'scale' | 'replicateScales'>

/**
 * How far each replicate of each statistic lies from the centre, multiplied by the root of its scale: products of these, summed over
 * replicates, are variances and covariances.
 *
 * @param replicates for each replicate one number for each statistic, in its unit
 * @returns for each replicate one number for each statistic, in its unit
 */
export function scaledDeviations(replicates: readonly ArrayLike<number>[], scales: Scales, centre: Centre = 'mean'): Float64Array[] {
  const width = replicates[0]?.length ?? 0
  const middle = centre === 'mean' ? meanOf(replicates, width) : centre
  return replicates.map((statistics, replicate) => {
    const root = Math.sqrt(scales.scale * scales.replicateScales[replicate]!)
    return Float64Array.from(statistics, (value, at) => root * (value - middle[at]!))
  })
}

/**
 * The covariance matrix of statistics: V = scale × Σ replicateScales × (t − c)(t − c)'.
 *
 * With c the mean of the replicates this is R's default, with the full sample's estimate its `mse = TRUE`, which is never smaller.
 *
 * Source: Wolter (2007), chapters 3 to 5. R: `survey::svrVar`.
 *
 * @param replicates for each replicate one number for each statistic
 * @returns a square of statistics, in the product of their units
 */
export function replicateCovariance(replicates: readonly ArrayLike<number>[], scales: Scales, centre: Centre = 'mean'): Float64Array[] {
  const deviations = scaledDeviations(replicates, scales, centre)
  const width = replicates[0]?.length ?? 0
  const covariance = Array.from({ length: width }, () => new Float64Array(width))
  for (const deviation of deviations)
    for (let one = 0; one < width; one++)
      for (let other = 0; other < width; other++) covariance[one]![other]! += deviation[one]! * deviation[other]!
  return covariance
}

/** The standard error of each statistic: the roots of the diagonal of its covariance. */
export function replicateErrors(replicates: readonly ArrayLike<number>[], scales: Scales, centre: Centre = 'mean'): Float64Array {
  const sums = new Float64Array(replicates[0]?.length ?? 0)
  for (const deviation of scaledDeviations(replicates, scales, centre))
    deviation.forEach((value, at) => {
      sums[at]! += value ** 2
    })
  return sums.map(Math.sqrt)
}

function meanOf(replicates: readonly ArrayLike<number>[], width: number): Float64Array {
  const mean = new Float64Array(width)
  for (const statistics of replicates) for (let at = 0; at < width; at++) mean[at]! += statistics[at]! / replicates.length
  return mean
}
