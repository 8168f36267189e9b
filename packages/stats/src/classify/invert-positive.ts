import { choleskyFactor } from '../cholesky.js'

/**
 * The inverse of a symmetric, positive definite matrix, by Cholesky's factorisation A = L Lᵀ.
 *
 * Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th edition (2013), algorithm 4.2.1.
 *
 * @param matrix n rows of n numbers; only the lower half is read, and it is left as it is
 * @throws RangeError when the matrix is not positive definite: a column is a sum of others, or a value is not finite
 */
export function invertPositive(matrix: readonly (readonly number[])[]): number[][] {
  const inverseOfFactor = invertLower(choleskyFactor(matrix, refuse))
  return matrix.map((_, row) =>
    matrix.map((_, column) => {
      let sum = 0
      for (let at = Math.max(row, column); at < matrix.length; at++) sum += inverseOfFactor[at]![row]! * inverseOfFactor[at]![column]!
      return sum
    }),
  )
}

function refuse(): never {
  throw new RangeError('invertPositive: the matrix is not positive definite')
}

function invertLower(lower: readonly Float64Array[]): Float64Array[] {
  const inverse = lower.map(row => new Float64Array(row.length))
  for (let column = 0; column < lower.length; column++)
    for (let row = column; row < lower.length; row++) {
      let sum = row === column ? 1 : 0
      for (let at = column; at < row; at++) sum -= lower[row]![at]! * inverse[at]![column]!
      inverse[row]![column] = sum / lower[row]![row]!
    }
  return inverse
}
