/**
 * The Brier score: mean of (probability − outcome)². 0 is perfect; whoever always says the base rate r gets r (1 − r).
 *
 * Source: G. W. Brier, "Verification of Forecasts Expressed in Terms of Probability", Monthly Weather Review 78 (1950) 1–3, for two outcomes
 * and counted once.
 *
 * @param probabilities from 0 to 1, at least one
 * @param outcomes 0 or 1, one per probability
 * @throws RangeError when they differ in number, there is none, or a probability is not from 0 to 1
 */
export function brierScore(probabilities: readonly number[], outcomes: readonly number[]): number {
  if (probabilities.length !== outcomes.length) throw new RangeError('brierScore: probabilities and outcomes differ in number')
  if (probabilities.length === 0) throw new RangeError('brierScore: there is none')
  if (!probabilities.every(one => one >= 0 && one <= 1)) throw new RangeError('brierScore: a probability is not from 0 to 1')
  return probabilities.reduce((sum, probability, at) => sum + (probability - outcomes[at]!) ** 2, 0) / probabilities.length
}
