/**
 * The standard normal deviate that is not exceeded with this probability, R's `qnorm`, to nine digits: Newton's steps on the
 * distribution function, which is summed from its power series.
 *
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.2.10 and 26.2.11.
 *
 * @param probability above 0 and below 1; below 0.00001 or above 0.99999 digits are lost
 * @throws RangeError when it is not above 0 and below 1
 */
export function normalDeviate(probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`normalDeviate: the probability must be above 0 and below 1, not ${probability}`)
  let deviate = 0
  for (let step = 0; step < 50; step++) {
    const move = (probability - below(deviate)) / density(deviate)
    deviate += Math.max(-1, Math.min(1, move))
    if (Math.abs(move) < 1e-12) break
  }
  return deviate
}

const density = (deviate: number): number => Math.exp(-(deviate ** 2) / 2) / Math.sqrt(2 * Math.PI)

function below(deviate: number): number {
  let term = deviate
  let sum = deviate
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= deviate ** 2 / odd
    sum += term
  }
  return 0.5 + density(deviate) * sum
}
