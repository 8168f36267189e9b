import { studentQuantile } from './student-quantile.js'

/**
 * How many people of a simple random sample would tell as much of a share as this sample does: share (1 − share) ⁄ variance, which takes in
 * weights, calibration and that members of a household do alike. It is lowered for a variance that itself rests on few degrees of freedom, by
 * (t of the sample ⁄ t of the variance)², and is never more than the sample.
 *
 * Source: E. L. Korn and B. I. Graubard, "Confidence Intervals for Proportions with Small Expected Number of Positive Counts Estimated from
 * Survey Data", Survey Methodology 24 (1998) 193–201. R: `survey::svyciprop(method = "beta")`, which does not hold it to the sample.
 *
 * @param share between 0 and 1
 * @param standardError of the share, above 0
 * @param sample people in the sample, at least 2
 */
export function effectiveSizeOfShare({
  share,
  standardError,
  sample,
  degreesOfFreedom,
  level = 0.95,
}: {
  share: number
  standardError: number
  sample: number
  degreesOfFreedom: number
  level?: number
}): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`effectiveSizeOfShare: the share ${share} is not between 0 and 1`)
  if (!(standardError > 0)) throw new RangeError(`effectiveSizeOfShare: the standard error ${standardError} is not above 0`)
  const tail = (1 + level) / 2
  const certainty = studentQuantile(tail, sample - 1) / studentQuantile(tail, degreesOfFreedom)
  return Math.min(sample, ((share * (1 - share)) / standardError ** 2) * certainty ** 2)
}
