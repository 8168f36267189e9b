import { choleskyFactor, solveFactored } from '../cholesky.js'

/**
 * Weighted least squares with a ridge: the coefficients β that make Σ wᵢ (yᵢ − xᵢ·β)² + Σ rⱼ βⱼ² smallest.
 *
 * They solve the normal equations (XᵀWX + R) β = XᵀWy, by the factors of Cholesky. A column that says nothing (all zero, or a
 * copy of another) needs a ridge above 0. With no ridge this is R's `lm.wfit`.
 *
 * Source: A. E. Hoerl and R. W. Kennard, "Ridge Regression", Technometrics 12 (1970) 55–67.
 *
 * @param rows one array of features for each observation, all of one length; a constant is a feature that is 1
 * @param targets one number for each row
 * @param weights one number of at least 0 for each row
 * @param ridge one number of at least 0 for each feature
 * @returns one coefficient for each feature, in targets per unit of that feature
 * @throws RangeError when there is no row, lengths differ, or the rows do not determine the coefficients
 */
export function weightedLeastSquares(
  rows: readonly (readonly number[])[],
  targets: ArrayLike<number>,
  weights: ArrayLike<number>,
  ridge: ArrayLike<number>,
): number[] {
  const width = ridge.length
  if (rows.length === 0) throw new RangeError('weightedLeastSquares: there is no row')
  if (targets.length !== rows.length || weights.length !== rows.length || rows[0]!.length !== width)
    throw new RangeError('weightedLeastSquares: rows, targets, weights and ridge do not fit together')
  const square = Array.from({ length: width }, (_, at) =>
    Float64Array.from({ length: width }, (_, other) => (at === other ? ridge[at]! : 0)),
  )
  const side = new Float64Array(width)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    for (let one = 0; one < width; one++) {
      const sums = square[one]!
      const weighted = weights[at]! * row[one]!
      side[one]! += weighted * targets[at]!
      for (let other = 0; other <= one; other++) sums[other]! += weighted * row[other]!
    }
  }
  return solveFactored(choleskyFactor(square, refuse), side)
}

function refuse(): never {
  throw new RangeError('weightedLeastSquares: the rows do not determine the coefficients')
}
