/** What several imputations of the same data say together. */
export interface Pooled {
  readonly estimate: number
  readonly standardError: number
  readonly degreesOfFreedom: number
  /** Share of the variance that is there because something was imputed, from 0 to 1. */
  readonly imputed: number
}

/**
 * The estimate of multiply imputed data: the mean of those of each imputation, with the variance within them (sampling) and that between them
 * (what was imputed is not known) added:
 *
 * T = Ū + (1 + 1 ⁄ m) B
 *
 * Degrees of freedom are those of Barnard and Rubin, so they are never more than the complete data would have.
 *
 * Source: D. B. Rubin, "Multiple Imputation for Nonresponse in Surveys" (1987), section 3.1; J. Barnard and D. B. Rubin, Biometrika 86 (1999)
 * 948–955.
 *
 * @param estimates one for each imputation, two or more
 * @param variances of each as if it had been observed
 * @param degreesOfFreedom of those variances
 * @throws RangeError when there are fewer than two imputations, or not a variance for each
 */
export function poolImputations(estimates: ArrayLike<number>, variances: ArrayLike<number>, degreesOfFreedom: number): Pooled {
  const count = estimates.length
  if (count < 2 || variances.length !== count)
    throw new RangeError(`poolImputations: ${count} estimates with ${variances.length} variances: give two or more, each with its variance`)
  const estimate = mean(estimates)
  const within = mean(variances)
  let between = 0
  for (let at = 0; at < count; at++) between += (estimates[at]! - estimate) ** 2 / (count - 1)
  const added = (1 + 1 / count) * between
  const variance = within + added
  if (added === 0) return { estimate, standardError: Math.sqrt(within), degreesOfFreedom, imputed: 0 }
  const imputed = added / variance
  const ofImputations = (count - 1) / imputed ** 2
  const ofData = ((degreesOfFreedom + 1) / (degreesOfFreedom + 3)) * degreesOfFreedom * (1 - imputed)
  // With infinitely many the first factor has no value, and is 1.
  const observed = Number.isFinite(degreesOfFreedom) ? ofData : Number.POSITIVE_INFINITY
  return { estimate, standardError: Math.sqrt(variance), degreesOfFreedom: 1 / (1 / ofImputations + 1 / observed), imputed }
}

function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]!
  return sum / values.length
}
