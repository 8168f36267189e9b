import { choleskyFactor, solveFactored } from '../cholesky.js'
import { type Columns, crossProducts } from '../weighting/columns.js'
import { stratumSizes } from './jackknife.js'

/** Which primary unit each unit belongs to, and each primary unit's stratum: both from 0 without gaps. */
export interface Clusters {
  readonly primaryOf: ArrayLike<number>
  readonly stratumOf: ArrayLike<number>
  /** Share of each stratum's primary units that is in the sample; 0 when they were drawn with replacement. */
  readonly fractionOf?: ArrayLike<number>
}

/**
 * The linearised variance of a total: Σ over strata of (1 − f) n ⁄ (n − 1) Σ (z − z̄)², where z is a primary unit's sum of the
 * contributions of its units.
 *
 * Contributions are weight × value for a total; weight × residual for a calibrated one (`regressionResiduals`); weight × (y − ratio × x)
 * ⁄ total of x for a ratio or a mean (`ratioContributions`).
 *
 * Source: D. A. Binder, "On the Variances of Asymptotically Normal Estimators from Complex Surveys", International Statistical Review 51
 * (1983) 279–292. R: `survey::svytotal`.
 *
 * @returns in the square of the contributions' unit
 */
export function linearisedVariance(contributions: ArrayLike<number>, { primaryOf, stratumOf, fractionOf }: Clusters): number {
  const sizes = stratumSizes('linearisedVariance', stratumOf)
  const sums = new Float64Array(stratumOf.length)
  for (let unit = 0; unit < contributions.length; unit++) sums[primaryOf[unit]!]! += contributions[unit]!
  const means = new Float64Array(sizes.length)
  sums.forEach((sum, primary) => {
    means[stratumOf[primary]!]! += sum / sizes[stratumOf[primary]!]!
  })
  return sums.reduce((variance, sum, primary) => {
    const stratum = stratumOf[primary]!
    const fraction = fractionOf?.[stratum] ?? 0
    return variance + ((1 - fraction) * sizes[stratum]! * (sum - means[stratum]!) ** 2) / (sizes[stratum]! - 1)
  }, 0)
}

/**
 * What the calibration's columns do not explain of each value: y − x'B, B from weighted least squares.
 *
 * @param weights the base weights, for raking as for every calibration. R's `rake` takes all units as equal here, which is the same for
 *   samples of equal base weights only.
 */
export function regressionResiduals(values: ArrayLike<number>, columns: Columns, weights: ArrayLike<number>): Float64Array {
  const width = columns.names.length
  const side = new Float64Array(width)
  for (let row = 0; row < columns.rows; row++)
    for (let at = 0; at < width; at++) side[at]! += weights[row]! * columns.values[row * width + at]! * values[row]!
  const slopes = solveFactored(
    choleskyFactor(crossProducts(columns, weights), () => {}),
    side,
  )
  return Float64Array.from({ length: columns.rows }, (_, row) => {
    let explained = 0
    for (let at = 0; at < width; at++) explained += slopes[at]! * columns.values[row * width + at]!
    return values[row]! - explained
  })
}

/** The ratio of two totals, and each unit's contribution to its variance. A mean is the ratio to a column of ones. */
export function ratioContributions(numerator: ArrayLike<number>, denominator: ArrayLike<number>, weights: ArrayLike<number>) {
  let above = 0
  let below = 0
  for (let unit = 0; unit < weights.length; unit++) {
    above += weights[unit]! * numerator[unit]!
    below += weights[unit]! * denominator[unit]!
  }
  if (below === 0) throw new RangeError('ratioContributions: the total below the line is 0')
  const ratio = above / below
  const contributions = Float64Array.from(weights, (weight, unit) => (weight * (numerator[unit]! - ratio * denominator[unit]!)) / below)
  return { ratio, contributions }
}
