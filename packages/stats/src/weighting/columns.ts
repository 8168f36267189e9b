import type { Margin } from './margin.js'

/** What is to add up: for each unit of the sample a row of numbers, one for each total. Row after row in `values`. */
export interface Columns {
  /** Of which margin each column is, and which level of it; a number such as income has its own name twice or a level of ''. */
  readonly names: readonly { margin: string; level: string }[]
  readonly rows: number
  readonly values: Float64Array
}

/** Margins as columns of 0 and 1, one for each level, with their totals. */
export function indicatorColumns(margins: readonly Margin[]): { columns: Columns; totals: Float64Array } {
  const names = margins.flatMap(margin => margin.levels.map(level => ({ margin: margin.name, level })))
  const rows = margins[0]?.code.length ?? 0
  const values = new Float64Array(rows * names.length)
  let first = 0
  for (const margin of margins) {
    for (let row = 0; row < rows; row++) values[row * names.length + first + margin.code[row]!] = 1
    first += margin.levels.length
  }
  return { columns: { names, rows, values }, totals: Float64Array.from(margins.flatMap(margin => Array.from(margin.totals))) }
}

/** Columns side by side, of the same units. */
export function joinedColumns(parts: readonly Columns[]): Columns {
  const names = parts.flatMap(part => part.names)
  const rows = parts[0]?.rows ?? 0
  const values = new Float64Array(rows * names.length)
  let first = 0
  for (const part of parts) {
    const width = part.names.length
    for (let row = 0; row < rows; row++)
      for (let at = 0; at < width; at++) values[row * names.length + first + at] = part.values[row * width + at]!
    first += width
  }
  return { names, rows, values }
}

/** The weighted sum of each column. */
export function columnTotals(columns: Columns, weights: ArrayLike<number>): Float64Array {
  const width = columns.names.length
  const totals = new Float64Array(width)
  for (let row = 0; row < columns.rows; row++) {
    const weight = weights[row]!
    if (weight === 0) continue
    for (let at = 0; at < width; at++) totals[at]! += weight * columns.values[row * width + at]!
  }
  return totals
}

/** Σ weight × row × rowᵀ: a square of as many rows as columns, of which the lower half is filled in. */
export function crossProducts(columns: Columns, weights: ArrayLike<number>): Float64Array[] {
  const width = columns.names.length
  const square = Array.from({ length: width }, () => new Float64Array(width))
  for (let row = 0; row < columns.rows; row++) {
    const weight = weights[row]!
    if (weight === 0) continue
    const start = row * width
    for (let one = 0; one < width; one++) {
      const weighted = weight * columns.values[start + one]!
      if (weighted === 0) continue
      const sums = square[one]!
      for (let other = 0; other <= one; other++) sums[other]! += weighted * columns.values[start + other]!
    }
  }
  return square
}
