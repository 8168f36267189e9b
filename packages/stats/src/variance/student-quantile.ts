import { betaQuantile } from './beta-distribution.js'

/**
 * The value that Student's t with these degrees of freedom does not exceed with this probability. R: `qt`.
 *
 * With x of Beta(df ⁄ 2, ½), t² = df (1 − x) ⁄ x.
 *
 * Source: Abramowitz and Stegun, 26.7.1.
 *
 * @param probability above 0 and below 1
 * @param degreesOfFreedom above 0, whole or not
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1 && degreesOfFreedom > 0))
    throw new RangeError(`studentQuantile: no value has the probability ${probability} with ${degreesOfFreedom} degrees of freedom`)
  if (probability === 0.5) return 0
  const tail = Math.min(probability, 1 - probability)
  // TRICKY: near the middle the t² is read from the small side of the mirrored Beta, where it has all its digits.
  const y = betaQuantile(1 - 2 * tail, 0.5, degreesOfFreedom / 2)
  const value =
    y < 0.9 ? Math.sqrt((degreesOfFreedom * y) / (1 - y)) : fromSmall(betaQuantile(2 * tail, degreesOfFreedom / 2, 0.5), degreesOfFreedom)
  return probability < 0.5 ? -value : value
}

const fromSmall = (x: number, degreesOfFreedom: number): number => Math.sqrt((degreesOfFreedom * (1 - x)) / x)
