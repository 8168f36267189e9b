import { WeightingProblem } from './weighting-problem.js'

export interface Trimmed {
  readonly weights: Float64Array
  /** How many weights were cut at a bound, over all passes. */
  readonly cut: number
}

/**
 * Trimming as R's `survey::trimWeights` does it: a weight outside the bounds is set to the bound, and what that takes off or adds is
 * shared in equal amounts over the weights that were inside. The sum stays. Afterwards a shared amount may have pushed another weight
 * outside; `strict` repeats until none is.
 *
 * Weights of 0 are not in the sample and stay 0.
 *
 * @param weights one number of at least 0 for each unit
 * @param low, high in the unit of the weights
 * @throws WeightingProblem when the bounds are in the wrong order, or no weights within them have this sum
 */
export function trimWeights(weights: ArrayLike<number>, low: number, high: number, { strict = false } = {}): Trimmed {
  if (!(low <= high))
    throw new WeightingProblem('trimWeights', { kind: 'bounds', why: `the lower bound ${low} is above the upper bound ${high}` })
  let trimmed = Float64Array.from(weights)
  const present = trimmed.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0)
  const sum = trimmed.reduce((total, weight) => total + weight, 0)
  let cut = 0
  for (let pass = 0; ; pass++) {
    const outside = trimmed.map(weight => (weight > 0 && (weight < low || weight > high) ? 1 : 0))
    const count = outside.reduce((total, one) => total + one, 0)
    if (count === 0) return { weights: trimmed, cut }
    if (count === present || sum > high * present || sum < low * present || pass > 1000)
      throw new WeightingProblem('trimWeights', {
        kind: 'bounds',
        why: `no weights from ${low} to ${high} of ${present} units have the sum ${sum}: widen the bounds`,
      })
    const bounded = trimmed.map((weight, unit) => (outside[unit] === 1 ? Math.min(Math.max(weight, low), high) : weight))
    const excess = trimmed.reduce((total, weight, unit) => total + weight - bounded[unit]!, 0)
    const share = excess / (present - count)
    trimmed = bounded.map((weight, unit) => (outside[unit] === 1 || weight === 0 ? weight : weight + share))
    cut += count
    if (!strict) return { weights: trimmed, cut }
  }
}
