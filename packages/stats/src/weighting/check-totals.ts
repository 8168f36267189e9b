import { type Columns, columnTotals } from './columns.js'
import { at, type Bounds } from './distance.js'
import { type CellResidual, WeightingProblem } from './weighting-problem.js'

/** What each column's total should be and is with these weights. */
export function residualsOfColumns(columns: Columns, totals: ArrayLike<number>, weights: ArrayLike<number>): CellResidual[] {
  const achieved = columnTotals(columns, weights)
  return columns.names.map(({ margin, level }, column) => ({ margin, level, target: totals[column]!, achieved: achieved[column]! }))
}

/**
 * Refuses totals that no weights within the bounds can meet, as far as each column alone shows it: a column of zeros with a total, and
 * one without negative values whose least or greatest possible sum lies on the wrong side of its total.
 *
 * @throws WeightingProblem naming the columns
 */
export function checkTotals(method: string, columns: Columns, totals: ArrayLike<number>, base: ArrayLike<number>, bounds?: Bounds): void {
  if (columns.names.length !== totals.length || columns.rows !== base.length)
    throw new WeightingProblem(method, {
      kind: 'lengths',
      what: `${columns.names.length} columns of ${columns.rows} units do not fit ${totals.length} totals and ${base.length} base weights`,
    })
  const reached = residualsOfColumns(columns, totals, base)
  for (const { margin, level, target } of reached)
    if (!Number.isFinite(target)) throw new WeightingProblem(method, { kind: 'target', margin, level, target })
  const empty = reached.filter((cell, column) => cell.target !== 0 && isEmpty(columns, column, base))
  if (empty.length > 0) throw new WeightingProblem(method, { kind: 'target-without-sample', cells: empty })
  if (!bounds) return
  const least = sumsAt(columns, base, bounds.low)
  const most = sumsAt(columns, base, bounds.high)
  const beyond = reached.filter(({ target }, column) => {
    const slack = 1e-9 * (1 + Math.abs(target))
    return isPositive(columns, column) && (target < least[column]! - slack || target > most[column]! + slack)
  })
  if (beyond.length > 0)
    throw new WeightingProblem(method, {
      kind: 'bounds-cannot-hold',
      cells: beyond.map(cell => ({ ...cell, ratio: cell.target / cell.achieved })),
    })
}

function sumsAt(columns: Columns, base: ArrayLike<number>, bound: number | Float64Array): Float64Array {
  const factor = at(bound)
  return columnTotals(
    columns,
    Float64Array.from(base, (weight, unit) => (weight === 0 ? 0 : weight * factor(unit))),
  )
}

function isEmpty(columns: Columns, column: number, base: ArrayLike<number>): boolean {
  for (let row = 0; row < columns.rows; row++)
    if (base[row] !== 0 && columns.values[row * columns.names.length + column] !== 0) return false
  return true
}

function isPositive(columns: Columns, column: number): boolean {
  for (let row = 0; row < columns.rows; row++) if (columns.values[row * columns.names.length + column]! < 0) return false
  return true
}
