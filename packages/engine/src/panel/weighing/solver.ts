import {
  type CellResidual,
  type Columns,
  calibrate,
  calibrateWithin,
  checkMargins,
  householdColumns,
  indicatorColumns,
  joinedColumns,
  type Margin,
  median,
  raker,
  ridgeCalibrate,
  trimWeights,
} from '@sweeps/stats'
import { marginsOf, type PanelDefinition } from '../definition.js'
import type { Sample } from './sample.js'

export interface Solved {
  /** One for each unit: persons, or households where these are weighted. */
  weights: Float64Array
  residuals: readonly CellResidual[]
  /** Sweeps or steps that it took. */
  rounds: number
  /** How many weights were cut. */
  cut: number
}

/** Base weights → weights of the units, by the method of a panel: weighting, then trimming. The same for the sample and each replicate. */
export type Solver = (base: Float64Array) => Solved

export function solverOf(sample: Sample, definition: PanelDefinition, margins: readonly Margin[]): Solver {
  const { weighting } = definition
  checkHardMargins(sample, definition, margins)
  const design = weighting.level === 'household' ? householdDesign(sample, margins) : indicatorColumns(margins)
  const solve = methodOf(definition, margins, design)
  return base => trimmed(weighting.trim, design, solve, solve(base))
}

/**
 * Calibration alone would say of margins that disagree that it did not converge, and give somebody whom the population has not a weight of 0
 * or less. Totals of households and of persons are of two populations. What may be missed at a cost need not agree. Throws WeightingProblem.
 */
function checkHardMargins(sample: Sample, { weighting }: PanelDefinition, margins: readonly Margin[]): void {
  const soft = new Set(
    marginsOf(weighting).flatMap(({ column, cost }) => (weighting.method === 'ridge' && cost !== undefined ? [column] : [])),
  )
  const hard = margins.filter(({ name }) => !soft.has(name))
  const countsHouseholds = ({ name }: Margin) => weighting.level === 'household' && sample.ofHouseholds.has(name)
  for (const alike of [hard.filter(countsHouseholds), hard.filter(margin => !countsHouseholds(margin))])
    if (alike.length > 0) checkMargins(weighting.method, alike, sample.base)
}

interface Design {
  columns: Columns
  totals: Float64Array
}

function methodOf({ weighting }: PanelDefinition, margins: readonly Margin[], { columns, totals }: Design): Solver {
  if (weighting.method === 'rake' && weighting.level === 'person') {
    const rake = raker(margins)
    return base => {
      const { weights, residuals, sweeps } = rake(base)
      return { weights, residuals, rounds: sweeps, cut: 0 }
    }
  }
  if (weighting.method === 'ridge') {
    const cost = new Map(marginsOf(weighting).map(({ column, cost }) => [column, cost ?? Number.POSITIVE_INFINITY]))
    const costs = columns.names.map(({ margin }) => cost.get(margin)!)
    return base => {
      const { weights, residuals, steps } = ridgeCalibrate(columns, totals, base, costs)
      return { weights, residuals, rounds: steps, cut: 0 }
    }
  }
  const distance = weighting.method === 'rake' || weighting.method === 'household' ? 'raking' : weighting.method
  return base => {
    const { weights, residuals, steps } = calibrate(columns, totals, base, {
      distance,
      ...(weighting.bounds && { bounds: weighting.bounds }),
    })
    return { weights, residuals, rounds: steps, cut: 0 }
  }
}

/** Persons' characteristics summed within households, beside the households' own. */
function householdDesign(sample: Sample, margins: readonly Margin[]): Design {
  const first = new Int32Array(sample.households.length)
  for (let person = sample.persons.length - 1; person >= 0; person--) first[sample.householdOf[person]!] = person
  const parts = margins.map(margin => {
    if (!sample.ofHouseholds.has(margin.name)) {
      const { columns, totals } = indicatorColumns([margin])
      return { columns: householdColumns(columns, sample.householdOf, sample.households.length), totals }
    }
    return indicatorColumns([{ ...margin, code: Int32Array.from(first, person => margin.code[person]!) }])
  })
  return {
    columns: joinedColumns(parts.map(part => part.columns)),
    totals: Float64Array.from(parts.flatMap(part => Array.from(part.totals))),
  }
}

function trimmed(trim: PanelDefinition['weighting']['trim'], design: Design, solve: Solver, solved: Solved): Solved {
  if (!trim) return solved
  const middle = median(solved.weights.filter(weight => weight > 0))
  const [low, high] = [trim.low * middle, trim.high * middle]
  if (trim.method === 'bounds') {
    const outside = solved.weights.filter(weight => weight > 0 && (weight < low || weight > high)).length
    if (outside === 0) return solved
    const { weights, residuals, steps } = calibrateWithin(design.columns, design.totals, solved.weights, low, high)
    return { weights, residuals, rounds: solved.rounds + steps, cut: outside }
  }
  let now = solved
  let cut = 0
  // Limits stay those of the first weights, or each round would trim a little more.
  for (let cycle = 0; cycle < (trim.cycles ?? 1); cycle++) {
    const clipped = trimWeights(now.weights, low, high, { strict: trim.strict ?? false })
    cut += clipped.cut
    if (clipped.cut === 0) break
    const again = solve(clipped.weights)
    now = { ...again, rounds: now.rounds + again.rounds }
  }
  return { ...now, cut }
}
