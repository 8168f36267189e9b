/**
 * Cholesky's factor of a symmetric matrix: the lower triangular L with A = L Lᵀ.
 *
 * A column that is a sum of others leaves a pivot of rounding only. `dependent` is called for it, and may throw. When it does not,
 * the column of L is zero and `solveFactored` gives that unknown the value 0: of a system that has solutions it returns one of them.
 * The columns of several margins are of this kind, since each margin adds up to the whole.
 *
 * Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th edition (2013), algorithm 4.2.1.
 *
 * @param matrix n rows of n numbers; only the lower half is read, and it is left as it is
 * @param dependent called with the place of a column that others determine, or that is not finite; refuses it by throwing
 * @returns n rows of n numbers, zero above the diagonal
 * @throws what `dependent` throws
 */
export function choleskyFactor(matrix: readonly ArrayLike<number>[], dependent: (column: number) => void): Float64Array[] {
  const size = matrix.length
  const lower = matrix.map(() => new Float64Array(size))
  for (let row = 0; row < size; row++) {
    const own = lower[row]!
    for (let column = 0; column <= row; column++) {
      const other = lower[column]!
      let left = matrix[row]![column]!
      for (let at = 0; at < column; at++) left -= own[at]! * other[at]!
      if (row !== column) own[column] = other[column] === 0 ? 0 : left / other[column]!
      // A pivot that is nothing but rounding is none.
      else if (left > 1e-12 * Math.abs(matrix[row]![row]!)) own[row] = Math.sqrt(left)
      else dependent(row)
    }
  }
  return lower
}

/** Solves L Lᵀ x = side for x; an unknown whose pivot was skipped is 0. */
export function solveFactored(lower: readonly Float64Array[], side: ArrayLike<number>): number[] {
  const answer = Array.from(side)
  for (let at = 0; at < lower.length; at++) {
    for (let done = 0; done < at; done++) answer[at]! -= lower[at]![done]! * answer[done]!
    answer[at] = divided(answer[at]!, lower[at]![at]!)
  }
  for (let at = lower.length - 1; at >= 0; at--) {
    for (let later = at + 1; later < lower.length; later++) answer[at]! -= lower[later]![at]! * answer[later]!
    answer[at] = divided(answer[at]!, lower[at]![at]!)
  }
  return answer
}

const divided = (value: number, pivot: number): number => (pivot === 0 ? 0 : value / pivot)
