import { checkBase, checkLengths, checkMargins } from './check-margins.js'
import { crossCells } from './cross-cells.js'
import { levelSums, type Margin } from './margin.js'
import { type CellResidual, WeightingProblem } from './weighting-problem.js'

export interface Raked {
  /** One weight for each unit. */
  readonly weights: Float64Array
  /** How often all margins were gone through. */
  readonly sweeps: number
  /** What each level of each margin should have and has. */
  readonly residuals: readonly CellResidual[]
}

export interface RakeOptions {
  /** The largest |reached − target| ⁄ (1 + target) that counts as met. */
  tolerance?: number
  maximumSweeps?: number
}

/** Raking goes on below the tolerance down to here, or until it gains no more: what is left is rounding. */
const finest = 1e-13
const nearlyFinest = 1e-12

/**
 * Raking, or iterative proportional fitting: the weights nearest to the base weights that add up to the population in every margin.
 *
 * Margin by margin, each weight is multiplied by target ⁄ sum of weights of its level, again and again until every margin holds at
 * once. Nearest is in the sense of Σ w log(w ⁄ base); the order of the margins does not matter to where it ends. A round that changes
 * little is not taken for having arrived: only the margins decide.
 *
 * Source: W. E. Deming and F. F. Stephan, "On a Least Squares Adjustment of a Sampled Frequency Table When the Expected Marginal
 * Totals are Known", Annals of Mathematical Statistics 11 (1940) 427–444. R: `survey::rake` with a small `epsilon`.
 *
 * @param margins each with a level for every unit and a total of at least 0 for every level, all of one sum
 * @param base one weight of at least 0 for each unit
 * @throws WeightingProblem when margins and sample do not fit, or after `maximumSweeps` (1,000) some level is further off than
 *   `tolerance` (1e-9)
 */
export function rake(margins: readonly Margin[], base: ArrayLike<number>, options: RakeOptions = {}): Raked {
  return raker(margins)(base, options)
}

/** The same for many base weights on the same margins, as replicates have: the crossed cells are found once. */
export function raker(margins: readonly Margin[]): (base: ArrayLike<number>, options?: RakeOptions) => Raked {
  const cells = crossCells(margins)
  /** The same margins with a crossed cell for a unit. */
  const crossed = margins.map((margin, at) => ({ ...margin, code: cells.levels[at]! }))
  const { ofUnit } = cells
  return (given, { tolerance = 1e-9, maximumSweeps = 1000 } = {}) => {
    checkBase('rake', given)
    checkLengths('rake', margins, given)
    const base = given instanceof Float64Array ? given : Float64Array.from(given)
    const before = new Float64Array(cells.count)
    for (let unit = 0; unit < base.length; unit++) before[ofUnit[unit]!]! += base[unit]!
    checkMargins('rake', crossed, before)
    const after = before.slice()
    const sweeps = fit(crossed, after, maximumSweeps)
    const residuals = residualsOf(crossed, after)
    const unmet = unmetFirst(residuals, tolerance)
    if (unmet.length > 0) throw new WeightingProblem('rake', { kind: 'no-convergence', rounds: sweeps, worst: unmet })
    const factors = after.map((weight, cell) => (before[cell] === 0 ? 0 : weight / before[cell]!))
    const weights = new Float64Array(base.length)
    for (let unit = 0; unit < base.length; unit++) weights[unit] = base[unit]! * factors[ofUnit[unit]!]!
    return { weights, sweeps, residuals }
  }
}

function fit(margins: readonly Margin[], weights: Float64Array, maximumSweeps: number): number {
  let deviation = Number.POSITIVE_INFINITY
  let sweeps = 0
  if (margins.length === 0) return sweeps
  let sums = levelSums(margins[0]!, weights)
  while (sweeps < maximumSweeps) {
    // The sums that a sweep starts from tell how far the sweep before it came.
    const before = deviation
    deviation = 0
    for (let at = 0; at < margins.length; at++) {
      const margin = margins[at]!
      deviation = Math.max(deviation, makeFactors(margin, sums))
      sums = scale(weights, margin.code, sums, margins[(at + 1) % margins.length]!)
    }
    sweeps++
    if (margins.length === 1 || deviation < finest || (deviation < nearlyFinest && deviation >= before / 2)) break
  }
  return sweeps
}

/** Turns the sums of a margin into what its levels are multiplied by; how far off it was: the largest |sum − target| ⁄ (1 + target). */
function makeFactors(margin: Margin, sums: Float64Array): number {
  let deviation = 0
  for (let at = 0; at < sums.length; at++) {
    const target = margin.totals[at]!
    deviation = Math.max(deviation, Math.abs(sums[at]! - target) / (1 + target))
    sums[at] = sums[at]! > 0 ? target / sums[at]! : 1
  }
  return deviation
}

/** Multiplies each weight by the factor of its level and adds up the levels of the margin that is next: one pass, as it is most of the work. */
function scale(weights: Float64Array, level: Int32Array, factors: Float64Array, next: Margin): Float64Array {
  const nextLevel = next.code
  const sums = new Float64Array(next.levels.length)
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell]! * factors[level[cell]!]!
    weights[cell] = weight
    sums[nextLevel[cell]!]! += weight
  }
  return sums
}

/** What each level of each margin should have and has with these weights. */
function residualsOf(margins: readonly Margin[], weights: ArrayLike<number>): CellResidual[] {
  return margins.flatMap(margin => {
    const achieved = levelSums(margin, weights)
    return margin.levels.map((level, at) => ({ margin: margin.name, level, target: margin.totals[at]!, achieved: achieved[at]! }))
  })
}

/** The cells further off than the tolerance, the worst first, at most ten. */
export function unmetFirst(cells: readonly CellResidual[], tolerance: number): CellResidual[] {
  const off = (cell: CellResidual) => Math.abs(cell.achieved - cell.target) / (1 + Math.abs(cell.target))
  return cells
    .filter(cell => !(off(cell) < tolerance))
    .toSorted((one, other) => off(other) - off(one))
    .slice(0, 10)
}
