import { dot, type PenalisedFit, solvePenalised } from './penalised-fit.js'
import { type Standard, standardised, standardOf } from './standardise.js'

export interface LogisticOptions {
  /** One per row, none negative; 1 each when absent. */
  weights?: readonly number[]
  /** λ of the penalty; 0 (none) when absent. */
  ridge?: number
  /** Most steps of Newton's method; 50 when absent. */
  steps?: number
}

/** A fitted regression. Coefficients are in log odds per standard deviation of their feature. */
export interface LogisticModel {
  standard: Standard
  /** The intercept, then one coefficient per feature. */
  coefficients: number[]
  /** Inverse of the penalised information: rows and columns as the coefficients. */
  covariance: number[][]
  ridge: number
}

/**
 * Logistic regression with a ridge penalty: the coefficients b that maximise
 *
 * Σ w (y log p + (1 − y) log(1 − p)) − λ/2 Σ b²,  p = 1 ÷ (1 + e^−(intercept + Σ b z))
 *
 * over the features in standard deviations from their mean (z). The intercept is not penalised. By Newton's method, each step of
 * which solves the normal equations of weighted least squares; a step that makes things worse is halved. The covariance
 * is the inverse of the penalised information, as for a normal prior of variance 1/λ: with λ > 0 intervals from it hold under that prior.
 *
 * Source: S. le Cessie and J. C. van Houwelingen, "Ridge Estimators in Logistic Regression", Applied Statistics 41 (1992) 191–201.
 *
 * @param rows one per case: the features, all finite, all of one length
 * @param outcomes one per row, from 0 to 1; in between for a case that is known in part
 * @throws RangeError for other shapes and values; when the method does not come to rest, as with outcomes that a feature tells
 *   apart without fault and no penalty; when features are sums of others and no penalty
 */
export function logisticRegression(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  options: LogisticOptions = {},
): LogisticModel {
  const { weights = rows.map(() => 1), ridge = 0, steps = 50 } = options
  check(rows, outcomes, weights, ridge)
  const standard = standardOf(rows, weights)
  const design = rows.map(row => [1, ...standardised(row, standard)])
  const solved = solveOrSay({ design, outcomes, weights, ridge: rows[0]!.map(() => ridge), steps })
  if (!solved)
    throw new RangeError(
      `logisticRegression: no rest after ${steps} steps: a feature may tell the outcomes apart without fault; give a ridge`,
    )
  return { standard, ...solved, ridge }
}

/** The log odds that a model gives a row: intercept + Σ coefficient × (value − mean) ÷ standard deviation. */
export function logOdds({ standard, coefficients }: Pick<LogisticModel, 'standard' | 'coefficients'>, row: readonly number[]): number {
  const [intercept, ...slopes] = coefficients
  return standardised(row, standard).reduce((sum, value, at) => sum + slopes[at]! * value, intercept!)
}

/** The standard error of those log odds: √(zᵀ covariance z). */
export function logOddsError({ standard, covariance }: Pick<LogisticModel, 'standard' | 'covariance'>, row: readonly number[]): number {
  const values = [1, ...standardised(row, standard)]
  return Math.sqrt(
    dot(
      covariance.map(line => dot(line, values)),
      values,
    ),
  )
}

function solveOrSay(fit: PenalisedFit): ReturnType<typeof solvePenalised> {
  try {
    return solvePenalised(fit)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new RangeError('logisticRegression: the features cannot be told apart, or tell the outcomes apart without fault; give a ridge')
  }
}

function check(rows: readonly (readonly number[])[], outcomes: readonly number[], weights: readonly number[], ridge: number): void {
  const say = (reason: string): never => {
    throw new RangeError(`logisticRegression: ${reason}`)
  }
  if (rows.length === 0) say('there is no row')
  if (outcomes.length !== rows.length || weights.length !== rows.length) say('rows, outcomes and weights differ in number')
  if (rows.some(row => row.length !== rows[0]!.length)) say('the rows differ in length')
  if (rows.some(row => !row.every(Number.isFinite))) say('a feature is not a finite number')
  if (!outcomes.every(outcome => outcome >= 0 && outcome <= 1)) say('an outcome is not from 0 to 1')
  if (!weights.every(weight => weight >= 0 && Number.isFinite(weight)) || !weights.some(weight => weight > 0))
    say('a weight is negative or not finite, or all are 0')
  if (!(ridge >= 0 && Number.isFinite(ridge))) say('the ridge must be a finite number, 0 or more')
}
