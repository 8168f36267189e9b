/**
 * The inverse of a symmetric, positive definite matrix, by Cholesky's factorisation A = L Lᵀ.
 *
 * Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th edition (2013), algorithm 4.2.1.
 *
 * @param matrix n rows of n numbers; only the lower half is read, and it is left as it is
 * @throws RangeError when the matrix is not positive definite: a column is a sum of others, or a value is not finite
 */
export function invertPositive(matrix: readonly (readonly number[])[]): number[][] {
  const inverseOfFactor = invertLower(factor(matrix))
  return matrix.map((_, row) =>
    matrix.map((_, column) => {
      let sum = 0
      for (let at = Math.max(row, column); at < matrix.length; at++) sum += inverseOfFactor[at]![row]! * inverseOfFactor[at]![column]!
      return sum
    }),
  )
}

function factor(matrix: readonly (readonly number[])[]): number[][] {
  const lower = matrix.map(row => row.map(() => 0))
  for (let row = 0; row < matrix.length; row++)
    for (let column = 0; column <= row; column++) {
      let left = matrix[row]![column]!
      for (let at = 0; at < column; at++) left -= lower[row]![at]! * lower[column]![at]!
      if (row !== column) lower[row]![column] = left / lower[column]![column]!
      // A pivot that is nothing but rounding is none.
      else if (left > 1e-12 * Math.abs(matrix[row]![row]!)) lower[row]![row] = Math.sqrt(left)
      else throw new RangeError('invertPositive: the matrix is not positive definite')
    }
  return lower
}

function invertLower(lower: readonly (readonly number[])[]): number[][] {
  const inverse = lower.map(row => row.map(() => 0))
  for (let column = 0; column < lower.length; column++)
    for (let row = column; row < lower.length; row++) {
      let sum = row === column ? 1 : 0
      for (let at = column; at < row; at++) sum -= lower[row]![at]! * inverse[at]![column]!
      inverse[row]![column] = sum / lower[row]![row]!
    }
  return inverse
}
