/** What brings each column of a table to mean 0 and standard deviation 1. */
export interface Standard {
  means: number[]
  /** Population standard deviations; 1 for a column that is the same everywhere, which becomes 0. */
  deviations: number[]
}

/**
 * Means and standard deviations (dividing by the sum of weights) of each column.
 *
 * @param rows at least one, all of one length
 * @param weights one per row, none negative, not all 0; 1 each when absent
 */
export function standardOf(rows: readonly (readonly number[])[], weights?: readonly number[]): Standard {
  const columns = rows[0]!.map((_, column) => rows.map(row => row[column]!))
  const mean = (values: readonly number[]): number => {
    let sum = 0
    let total = 0
    for (let at = 0; at < values.length; at++) {
      const weight = weights?.[at] ?? 1
      sum += weight * values[at]!
      total += weight
    }
    return sum / total
  }
  const means = columns.map(mean)
  const spreads = columns.map((values, column) => Math.sqrt(mean(values.map(value => (value - means[column]!) ** 2))))
  return { means, deviations: spreads.map((spread, column) => (spread > 1e-12 * Math.max(1, Math.abs(means[column]!)) ? spread : 1)) }
}

/** One row in standard deviations from the mean. */
export const standardised = (row: readonly number[], { means, deviations }: Standard): number[] =>
  row.map((value, column) => (value - means[column]!) / deviations[column]!)
