import { type Calibrated, type CalibrateOptions, calibrate } from './calibrate.js'
import type { Columns } from './columns.js'
import { WeightingProblem } from './weighting-problem.js'

/**
 * Weights between two limits that meet all totals: calibration whose factors are bounded, unit by unit, by limit ⁄ base weight.
 *
 * Trimming moves the totals away from the population, and weighting again moves weights out of the limits. This holds both at once, or
 * says that it cannot be.
 *
 * Source: as `calibrate`, truncated linear distance (case 7 of Deville and Särndal) with bounds for each unit.
 *
 * @param low, high limits of a weight, in the unit of the weights
 * @throws WeightingProblem when no weights between the limits meet the totals
 */
export function calibrateWithin(
  columns: Columns,
  totals: ArrayLike<number>,
  base: ArrayLike<number>,
  low: number,
  high: number,
  options: Omit<CalibrateOptions, 'distance' | 'bounds'> = {},
): Calibrated {
  if (!(low >= 0 && low < high))
    throw new WeightingProblem('calibrateWithin', {
      kind: 'bounds',
      why: `weights from ${low} to ${high}: the limits must rise from at least 0`,
    })
  const per = (limit: number) => Float64Array.from(base, weight => (weight > 0 ? limit / weight : limit))
  return calibrate(columns, totals, base, { ...options, distance: 'truncated', bounds: { low: per(low), high: per(high) } })
}
