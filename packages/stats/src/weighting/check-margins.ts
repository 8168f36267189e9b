import { levelSums, type Margin } from './margin.js'
import { WeightingProblem } from './weighting-problem.js'

/** How far apart the sums of two margins may be, relative to the larger one. */
const sameSum = 1e-6

/**
 * Refuses margins that no weights can meet: a target without anybody in the sample, somebody in the sample without a target, sums that
 * differ between margins. A level without either is of no consequence.
 *
 * @param method who asks, for the message
 * @param base one weight of at least 0 for each unit; a unit of weight 0 is not in the sample
 * @throws WeightingProblem naming the cells
 */
export function checkMargins(method: string, margins: readonly Margin[], base: ArrayLike<number>): void {
  checkBase(method, base)
  checkLengths(method, margins, base)
  for (const margin of margins)
    margin.totals.forEach((target, at) => {
      if (!(target >= 0 && Number.isFinite(target)))
        throw new WeightingProblem(method, { kind: 'target', margin: margin.name, level: margin.levels[at]!, target })
    })
  checkCells(method, margins, base)
  const totals = margins.map(margin => ({ margin: margin.name, total: sum(margin.totals) }))
  const [largest, smallest] = [Math.max(...totals.map(one => one.total)), Math.min(...totals.map(one => one.total))]
  if (largest - smallest > sameSum * largest) throw new WeightingProblem(method, { kind: 'margins-disagree', totals })
}

/** Refuses margins that are none, or not of as many units as there are base weights. */
export function checkLengths(method: string, margins: readonly Margin[], base: ArrayLike<number>): void {
  if (margins.length === 0) throw new WeightingProblem(method, { kind: 'lengths', what: 'there is no margin' })
  for (const margin of margins)
    if (margin.code.length !== base.length)
      throw new WeightingProblem(method, {
        kind: 'lengths',
        what: `${margin.name} has ${margin.code.length} units and there are ${base.length} base weights`,
      })
}

/** Refuses a base weight that is negative or no finite number, and a sample without any weight. */
export function checkBase(method: string, base: ArrayLike<number>): void {
  let positive = false
  for (let place = 0; place < base.length; place++) {
    const weight = base[place]!
    if (!(weight >= 0 && Number.isFinite(weight))) throw new WeightingProblem(method, { kind: 'base-weight', place, weight })
    if (weight > 0) positive = true
  }
  if (!positive) throw new WeightingProblem(method, { kind: 'lengths', what: 'nobody in the sample has a base weight above 0' })
}

function checkCells(method: string, margins: readonly Margin[], base: ArrayLike<number>): void {
  const cells = margins.flatMap(margin => {
    const sample = levelSums(margin, base)
    return margin.levels.map((level, at) => ({ margin: margin.name, level, target: margin.totals[at]!, sample: sample[at]! }))
  })
  const empty = cells.filter(cell => cell.target > 0 && cell.sample === 0)
  if (empty.length > 0) throw new WeightingProblem(method, { kind: 'target-without-sample', cells: empty })
  const surplus = cells.filter(cell => cell.target === 0 && cell.sample > 0)
  if (surplus.length > 0) throw new WeightingProblem(method, { kind: 'sample-without-target', cells: surplus })
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
