import { invertPositive } from './invert-positive.js'
import { probabilityOf } from './log-odds.js'

/** A penalised logistic regression to be solved: the first column of the design is 1 and is not penalised. */
export interface PenalisedFit {
  design: readonly (readonly number[])[]
  outcomes: readonly number[]
  weights: readonly number[]
  /** λ of each feature: of each column but the first. */
  ridge: readonly number[]
  /** Where to begin; at 0 when absent. */
  start?: readonly number[]
  /** Most steps of Newton's method. */
  steps: number
}

/** Its solution by Newton's method; undefined when it does not come to rest. Throws RangeError when columns are sums of others. */
export function solvePenalised(fit: PenalisedFit): { coefficients: number[]; covariance: number[][] } | undefined {
  let coefficients = [...(fit.start ?? fit.design[0]!.map(() => 0))]
  let reached = objective(fit, coefficients)
  for (let step = 0; step < fit.steps; step++) {
    const { gradient, information } = derivatives(fit, coefficients)
    const covariance = invertPositive(information)
    const direction = covariance.map(row => dot(row, gradient))
    const largest = Math.max(1, ...coefficients.map(Math.abs))
    // Newton's steps square what is left: after one this small, nothing is.
    if (direction.every(change => Math.abs(change) < 1e-11 * largest)) return { coefficients, covariance }
    let next = coefficients
    // A step that makes things worse is halved.
    for (let size = 1, value = Number.NEGATIVE_INFINITY; size > 1e-6 && value < reached - 1e-10 * Math.abs(reached); size /= 2) {
      next = coefficients.map((coefficient, at) => coefficient + size * direction[at]!)
      value = objective(fit, next)
    }
    coefficients = next
    reached = objective(fit, coefficients)
  }
  return undefined
}

function objective({ design, outcomes, weights, ridge }: PenalisedFit, coefficients: readonly number[]): number {
  let value = 0
  for (let at = 0; at < design.length; at++) {
    const odds = dot(design[at]!, coefficients)
    // log(1 + e^x) without overflow.
    value += weights[at]! * (outcomes[at]! * odds - Math.max(odds, 0) - Math.log1p(Math.exp(-Math.abs(odds))))
  }
  for (let column = 1; column < coefficients.length; column++) value -= (ridge[column - 1]! / 2) * coefficients[column]! ** 2
  return value
}

function derivatives({ design, outcomes, weights, ridge }: PenalisedFit, coefficients: readonly number[]) {
  const size = coefficients.length
  const gradient = coefficients.map((coefficient, column) => (column === 0 ? 0 : -ridge[column - 1]! * coefficient))
  const information = penalty(ridge)
  for (let at = 0; at < design.length; at++) {
    const row = design[at]!
    const probability = probabilityOf(dot(row, coefficients))
    const residual = weights[at]! * (outcomes[at]! - probability)
    for (let column = 0; column < size; column++) gradient[column]! += residual * row[column]!
    addSquare(information, row, weights[at]! * probability * (1 - probability))
  }
  return { gradient, information }
}

/** The information that the penalty adds. */
export const penalty = (ridge: readonly number[]): number[][] =>
  [0, ...ridge].map((strength, row, all) => all.map((_, column) => (row === column ? strength : 0)))

/** Adds weight × row rowᵀ to the lower half of a matrix. */
export function addSquare(matrix: number[][], row: readonly number[], weight: number): void {
  for (let one = 0; one < row.length; one++) {
    const line = matrix[one]!
    const weighted = weight * row[one]!
    for (let other = 0; other <= one; other++) line[other]! += weighted * row[other]!
  }
}

export function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum
}
