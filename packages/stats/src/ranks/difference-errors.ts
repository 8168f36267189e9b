/**
 * The standard error of the difference of each pair of estimates: √(V_jj + V_kk − 2 V_jk).
 *
 * What is below the rounding of its parts is 0: such a pair moves as one.
 *
 * @param covariance a square of estimates
 * @returns a square, in the unit of the estimates
 */
export function differenceErrors(covariance: readonly ArrayLike<number>[]): Float64Array[] {
  return covariance.map((row, one) =>
    Float64Array.from(row, (shared, other) => {
      const sum = row[one]! + covariance[other]![other]!
      const variance = sum - 2 * shared
      return variance > 1e-12 * sum ? Math.sqrt(variance) : 0
    }),
  )
}
