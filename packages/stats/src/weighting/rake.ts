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
  const halves = halvesOf(crossed)
  const { ofUnit } = cells
  return (given, { tolerance = 1e-9, maximumSweeps = 1000 } = {}) => {
    checkBase('rake', given)
    checkLengths('rake', margins, given)
    const base = given instanceof Float64Array ? given : Float64Array.from(given)
    const before = new Float64Array(cells.count)
    for (let unit = 0; unit < base.length; unit++) before[ofUnit[unit]!]! += base[unit]!
    checkMargins('rake', crossed, before)
    const { factors, residuals, sweeps } = fit(halves, before, maximumSweeps)
    const unmet = unmetFirst(residuals, tolerance)
    if (unmet.length > 0) throw new WeightingProblem('rake', { kind: 'no-convergence', rounds: sweeps, worst: unmet })
    const weights = new Float64Array(base.length)
    for (let unit = 0; unit < base.length; unit++) weights[unit] = base[unit]! * factors[ofUnit[unit]!]!
    return { weights, sweeps, residuals }
  }
}

/** Some of the margins crossed with each other: small tables, which a sweep rakes one after the other. */
interface Half {
  /** The margins, with a cell of this half for a unit. */
  readonly margins: readonly Margin[]
  readonly count: number
  /** The cell of this half that each cell of all margins crossed lies in. */
  readonly ofCell: Int32Array
}

/**
 * A cell's factor is the product of its levels' factors. So a sweep needs to go through all cells once for each half of the margins, to add
 * them up into the half's own table, and not once for each margin.
 */
function halvesOf(margins: readonly Margin[]): Half[] {
  const middle = Math.ceil(margins.length / 2)
  return [margins.slice(0, middle), margins.slice(middle)]
    .filter(half => half.length > 0)
    .map(half => {
      const { count, ofUnit, levels } = crossCells(half)
      return { margins: half.map((margin, at) => ({ ...margin, code: levels[at]! })), count, ofCell: ofUnit }
    })
}

/** What each cell's weight is multiplied by so that the margins hold, and how that went. */
function fit(halves: readonly Half[], weights: Float64Array, maximumSweeps: number): Omit<Raked, 'weights'> & { factors: Float64Array } {
  const reached = halves.map(({ count }) => new Float64Array(count).fill(1))
  const several = halves.reduce((sum, { margins }) => sum + margins.length, 0) > 1
  let deviation = Number.POSITIVE_INFINITY
  let sweeps = 0
  while (halves.length > 0 && sweeps < maximumSweeps) {
    // The sums that a sweep starts from tell how far the sweep before it came.
    const before = deviation
    deviation = 0
    for (let at = 0; at < halves.length; at++) {
      deviation = Math.max(deviation, rakeTable(halves[at]!, tableOf(at, halves, weights, reached), reached[at]!))
    }
    sweeps++
    if (!several || deviation < finest || (deviation < nearlyFinest && deviation >= before / 2)) break
  }
  const factors = new Float64Array(weights.length).fill(1)
  halves.forEach(({ ofCell }, at) => {
    const own = reached[at]!
    for (let cell = 0; cell < factors.length; cell++) factors[cell]! *= own[ofCell[cell]!]!
  })
  const residuals = halves.flatMap(({ margins }, at) => {
    const own = reached[at]!
    return residualsOf(
      margins,
      tableOf(at, halves, weights, reached).map((weight, cell) => weight * own[cell]!),
    )
  })
  return { factors, residuals, sweeps }
}

/** The weights, each times the factor of its cell in the other half, added up over the cells of one half. */
function tableOf(at: number, halves: readonly Half[], weights: Float64Array, reached: readonly Float64Array[]): Float64Array {
  const { count, ofCell } = halves[at]!
  const table = new Float64Array(count)
  const [other, factors] = [halves[1 - at], reached[1 - at]]
  if (!other || !factors) for (let cell = 0; cell < weights.length; cell++) table[ofCell[cell]!]! += weights[cell]!
  else {
    const ofOther = other.ofCell
    for (let cell = 0; cell < weights.length; cell++) table[ofCell[cell]!]! += weights[cell]! * factors[ofOther[cell]!]!
  }
  return table
}

/** Goes through the margins of a half once, in a table without its own factors, which it moves on. How far off the margins were. */
function rakeTable({ margins }: Half, table: Float64Array, factors: Float64Array): number {
  let deviation = 0
  for (const { code, totals, levels } of margins) {
    const sums = new Float64Array(levels.length)
    for (let cell = 0; cell < table.length; cell++) sums[code[cell]!]! += table[cell]! * factors[cell]!
    for (let at = 0; at < sums.length; at++) {
      const target = totals[at]!
      deviation = Math.max(deviation, Math.abs(sums[at]! - target) / (1 + target))
      sums[at] = sums[at]! > 0 ? target / sums[at]! : 1
    }
    for (let cell = 0; cell < factors.length; cell++) factors[cell]! *= sums[code[cell]!]!
  }
  return deviation
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
