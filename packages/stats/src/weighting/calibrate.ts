import { choleskyFactor, solveFactored } from '../cholesky.js'
import { checkBase } from './check-margins.js'
import { checkTotals, residualsOfColumns } from './check-totals.js'
import { type Columns, columnTotals, crossProducts } from './columns.js'
import { type Bounds, type Distance, type DistanceName, distanceOf } from './distance.js'
import { unmetFirst } from './rake.js'
import { type CellResidual, WeightingProblem } from './weighting-problem.js'

export interface Calibrated {
  readonly weights: Float64Array
  /** weight ⁄ base weight of each unit; 1 where the base weight is 0. */
  readonly factors: Float64Array
  /** Newton's steps. */
  readonly steps: number
  readonly residuals: readonly CellResidual[]
}

export interface CalibrateOptions {
  distance: DistanceName
  bounds?: Bounds
  /** The largest |reached − total| ⁄ (1 + |total|) that counts as met. */
  tolerance?: number
  maximumSteps?: number
}

/** Base weights so far below the totals are brought to their size first, else the first step of Newton leaves the sensible range. */
const farBelow = 20

/**
 * Calibration: the weights nearest to the base weights whose weighted columns add up to known totals.
 *
 * Weight = base × F(x'λ), where F belongs to the distance and λ is found by Newton's method on the totals. A step is halved while it
 * makes things worse or a factor is no finite number. Columns that others determine, as the last level of each further margin, are
 * passed over: they hold when the others do. When every total is more than 20 times what the base weights reach, these are first
 * multiplied by the mean ratio, as R does, and bounds are on what is left.
 *
 * Source: J.-C. Deville and C.-E. Särndal, "Calibration Estimators in Survey Sampling", Journal of the American Statistical Association
 * 87 (1992) 376–382. R: `survey::calibrate`.
 *
 * @param columns one row for each unit
 * @param totals one number for each column, in its unit
 * @param base one weight of at least 0 for each unit
 * @throws WeightingProblem when totals and sample do not fit, the bounds cannot hold, or after `maximumSteps` (100) a total is further
 *   off than `tolerance` (1e-9)
 */
export function calibrate(columns: Columns, totals: ArrayLike<number>, base: ArrayLike<number>, options: CalibrateOptions): Calibrated {
  const { tolerance = 1e-9, maximumSteps = 100 } = options
  checkBase('calibrate', base)
  const reached = columnTotals(columns, base)
  const start = prescaled(base, totals, reached)
  const distance = distanceOf(options.distance, options.bounds)
  checkTotals('calibrate', columns, totals, start, options.bounds)

  const state = new Newton(columns, totals, start, distance)
  let steps = 0
  // One step beyond what is asked: Newton doubles the digits, so it costs nothing and leaves rounding only.
  for (let settled = false; steps < maximumSteps && !settled; steps++) {
    settled = state.deviation < tolerance / 1000
    if (!settled && !state.step()) break
  }
  const residuals = residualsOfColumns(columns, totals, state.weights)
  const unmet = unmetFirst(residuals, tolerance)
  if (unmet.length > 0) throw new WeightingProblem('calibrate', { kind: 'no-convergence', rounds: steps, worst: unmet })
  const factors = state.weights.map((weight, unit) => (base[unit] === 0 ? 1 : weight / base[unit]!))
  return { weights: state.weights, factors, steps, residuals }
}

function prescaled(base: ArrayLike<number>, totals: ArrayLike<number>, reached: Float64Array): Float64Array {
  const ratios = Array.from(totals, (total, at) => total / reached[at]!).filter(ratio => Number.isFinite(ratio))
  const scale = ratios.length > 0 && Math.min(...ratios) > farBelow ? ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length : 1
  return Float64Array.from(base, weight => weight * scale)
}

/** Where Newton's method is: λ, the weights that belong to it, and how far off their totals are. */
class Newton {
  private multipliers: Float64Array
  weights: Float64Array
  private miss: number[]

  constructor(
    private readonly columns: Columns,
    private readonly totals: ArrayLike<number>,
    private readonly base: Float64Array,
    private readonly distance: Distance,
  ) {
    this.multipliers = new Float64Array(columns.names.length)
    this.weights = this.weightsAt(this.multipliers)
    this.miss = this.missOf(this.weights)
  }

  get deviation(): number {
    return Math.max(0, ...this.miss.map((miss, at) => Math.abs(miss) / (1 + Math.abs(this.totals[at]!))))
  }

  /** One step; false when not even a small part of it comes nearer. */
  step(): boolean {
    const slopes = new Float64Array(this.columns.rows)
    const lines = this.linesAt(this.multipliers)
    for (let unit = 0; unit < slopes.length; unit++) slopes[unit] = this.base[unit]! * this.distance.slope(lines[unit]!, unit)
    const lower = choleskyFactor(crossProducts(this.columns, slopes), () => {})
    const direction = solveFactored(lower, this.miss)
    const before = this.size(this.miss)
    for (let part = 1; part > 1e-6; part /= 2) {
      const multipliers = this.multipliers.map((value, at) => value + part * direction[at]!)
      const weights = this.weightsAt(multipliers)
      const miss = this.missOf(weights)
      if (!(this.size(miss) < before)) continue
      this.multipliers = multipliers
      this.weights = weights
      this.miss = miss
      return true
    }
    return false
  }

  private size(miss: readonly number[]): number {
    return miss.reduce((sum, value, at) => sum + (value / (1 + Math.abs(this.totals[at]!))) ** 2, 0)
  }

  private linesAt(multipliers: Float64Array): Float64Array {
    const width = multipliers.length
    const lines = new Float64Array(this.columns.rows)
    for (let unit = 0; unit < lines.length; unit++) {
      let line = 0
      for (let at = 0; at < width; at++) line += multipliers[at]! * this.columns.values[unit * width + at]!
      lines[unit] = line
    }
    return lines
  }

  private weightsAt(multipliers: Float64Array): Float64Array {
    return this.linesAt(multipliers).map((line, unit) => (this.base[unit] === 0 ? 0 : this.base[unit]! * this.distance.factor(line, unit)))
  }

  private missOf(weights: Float64Array): number[] {
    return Array.from(columnTotals(this.columns, weights), (reached, at) => this.totals[at]! - reached)
  }
}
