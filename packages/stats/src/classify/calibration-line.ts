import { logOddsOf } from './log-odds.js'
import { logisticRegression } from './logistic-regression.js'

/**
 * How stated probabilities relate to what came: the logistic regression of the outcome on the log odds of the probability. A slope of 1 and an
 * intercept of 0 are perfect; a slope below 1 means that probabilities are too extreme, above 1 too timid.
 *
 * Source: D. R. Cox, "Two Further Applications of a Model for Binary Regression", Biometrika 45 (1958) 562–565.
 *
 * @param probabilities from 0 to 1; those nearer to 0 or 1 than 10⁻⁶ count as that
 * @param outcomes 0 or 1, one per probability
 * @returns null when no line can be drawn: one outcome or one probability only, or all told apart without fault
 * @throws RangeError when they differ in number or a probability is not from 0 to 1
 */
export function calibrationLine(
  probabilities: readonly number[],
  outcomes: readonly number[],
): { intercept: number; slope: number } | null {
  if (probabilities.length !== outcomes.length) throw new RangeError('calibrationLine: probabilities and outcomes differ in number')
  if (!probabilities.every(one => one >= 0 && one <= 1)) throw new RangeError('calibrationLine: a probability is not from 0 to 1')
  const odds = probabilities.map(probability => [logOddsOf(Math.min(Math.max(probability, 1e-6), 1 - 1e-6))])
  if (new Set(outcomes).size < 2 || new Set(odds.flat()).size < 2) return null
  try {
    const { coefficients, standard } = logisticRegression(odds, outcomes)
    const slope = coefficients[1]! / standard.deviations[0]!
    return { intercept: coefficients[0]! - slope * standard.means[0]!, slope }
  } catch (error) {
    // Told apart without fault: the slope has no end.
    if (error instanceof RangeError) return null
    throw error
  }
}
