import { choleskyFactor, solveFactored } from '../cholesky.js'
import type { Calibrated } from './calibrate.js'
import { checkBase } from './check-margins.js'
import { checkTotals, residualsOfColumns } from './check-totals.js'
import { type Columns, columnTotals, crossProducts } from './columns.js'
import { WeightingProblem } from './weighting-problem.js'

/**
 * Ridge calibration: linear calibration in which some totals are to be met and others only approached, each at its cost.
 *
 * w = d + D X (X'DX + (λC)⁻¹)⁻¹ (T − X'd). A column of infinite cost is met exactly; one of cost 0 is left alone. It suits totals that
 * have an error of their own, or so many that meeting them all would make the weights swing.
 *
 * Source: J. Chen, R. R. Sitter and C. Wu, "Using empirical likelihood methods to obtain range restricted weights in regression
 * estimators for surveys", Biometrika 89 (2002) 230–237; J. N. K. Rao and A. C. Singh, "A ridge-shrinkage method for range-restricted
 * weight calibration in survey sampling", Proceedings of the Section on Survey Research Methods, ASA (1997) 57–65.
 *
 * @param columns one row for each unit
 * @param totals one number for each column
 * @param base one weight of at least 0 for each unit
 * @param costs one number of at least 0 for each column, λ included; `Infinity` for a total that must hold
 * @throws WeightingProblem when lengths differ, a cost is negative, or totals of infinite cost cannot be met together
 */
export function ridgeCalibrate(columns: Columns, totals: ArrayLike<number>, base: ArrayLike<number>, costs: ArrayLike<number>): Calibrated {
  checkBase('ridgeCalibrate', base)
  checkTotals('ridgeCalibrate', columns, totals, base)
  if (costs.length !== totals.length || Array.from(costs).some(cost => !(cost >= 0)))
    throw new WeightingProblem('ridgeCalibrate', { kind: 'lengths', what: 'there must be one cost of at least 0 for each column' })
  const wanted = Array.from(costs, (cost, column) => ({ cost, column })).filter(one => one.cost > 0)
  const chosen = only(
    columns,
    wanted.map(one => one.column),
  )
  const square = crossProducts(chosen, base)
  wanted.forEach(({ cost }, at) => {
    square[at]![at]! += 1 / cost
  })
  const reached = columnTotals(chosen, base)
  const miss = wanted.map(({ column }, at) => totals[column]! - reached[at]!)
  const multipliers = solveFactored(
    choleskyFactor(square, () => {}),
    miss,
  )
  const width = wanted.length
  const factors = Float64Array.from({ length: columns.rows }, (_, unit) => {
    let factor = 1
    for (let at = 0; at < width; at++) factor += multipliers[at]! * chosen.values[unit * width + at]!
    return factor
  })
  const weights = factors.map((factor, unit) => factor * base[unit]!)
  const residuals = residualsOfColumns(columns, totals, weights)
  const unmet = residuals.filter(
    (cell, column) =>
      costs[column] === Number.POSITIVE_INFINITY && Math.abs(cell.achieved - cell.target) > 1e-9 * (1 + Math.abs(cell.target)),
  )
  if (unmet.length > 0) throw new WeightingProblem('ridgeCalibrate', { kind: 'no-convergence', rounds: 1, worst: unmet.slice(0, 10) })
  return { weights, factors, steps: 1, residuals }
}

function only(columns: Columns, chosen: readonly number[]): Columns {
  const values = new Float64Array(columns.rows * chosen.length)
  for (let row = 0; row < columns.rows; row++)
    chosen.forEach((column, at) => {
      values[row * chosen.length + at] = columns.values[row * columns.names.length + column]!
    })
  return { names: chosen.map(column => columns.names[column]!), rows: columns.rows, values }
}
