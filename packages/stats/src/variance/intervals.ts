import { betaQuantile } from './beta-distribution.js'
import { studentQuantile } from './student-quantile.js'

export interface Interval {
  readonly low: number
  readonly high: number
  /** How often such intervals hold the truth, as 0.95. */
  readonly level: number
}

interface Estimate {
  readonly estimate: number
  readonly standardError: number
  readonly degreesOfFreedom: number
  /** 0.95 unless said otherwise. */
  readonly level?: number
}

/**
 * The interval of a total that cannot be negative: estimate × exp(± t × standard error ⁄ estimate). It is made on the logarithm, so it
 * is longer upwards and never reaches 0.
 *
 * Source: the delta method; K. M. Wolter (2007), section 6.
 *
 * @returns in the unit of the estimate; of a total of 0 both ends are 0
 */
export function totalInterval({ estimate, standardError, degreesOfFreedom, level = 0.95 }: Estimate): Interval {
  check('totalInterval', standardError, level)
  if (estimate < 0) throw new RangeError(`totalInterval: the total ${estimate} is negative`)
  if (estimate === 0) return { low: 0, high: 0, level }
  const reach = Math.exp((deviate(level, degreesOfFreedom) * standardError) / estimate)
  return { low: estimate / reach, high: estimate * reach, level }
}

/** The interval of a mean: estimate ± t × standard error. */
export function meanInterval({ estimate, standardError, degreesOfFreedom, level = 0.95 }: Estimate): Interval {
  check('meanInterval', standardError, level)
  const reach = deviate(level, degreesOfFreedom) * standardError
  return { low: estimate - reach, high: estimate + reach, level }
}

/**
 * The interval of a share: made on its log odds, log(p ⁄ (1 − p)) ± t × standard error ⁄ (p (1 − p)), so it stays between 0 and 1.
 *
 * Source: R. `survey::svyciprop(method = "logit")`.
 *
 * @param estimate from 0 to 1; a share of 0 or 1 has no length here: ask `reachInterval`
 */
export function shareInterval({ estimate, standardError, degreesOfFreedom, level = 0.95 }: Estimate): Interval {
  check('shareInterval', standardError, level)
  if (!(estimate >= 0 && estimate <= 1)) throw new RangeError(`shareInterval: the share ${estimate} is not from 0 to 1`)
  if (estimate === 0 || estimate === 1) return { low: estimate, high: estimate, level }
  const odds = Math.log(estimate / (1 - estimate))
  const reach = (deviate(level, degreesOfFreedom) * standardError) / (estimate * (1 - estimate))
  return { low: 1 / (1 + Math.exp(reach - odds)), high: 1 / (1 + Math.exp(-reach - odds)), level }
}

/**
 * The interval of a reach, the share of people who watched at all, by Clopper and Pearson with the effective sample size in place of
 * the number of people: it holds for rare viewing too. Of nobody the upper end is one-sided, about 3 ⁄ size at the level 0.95.
 *
 * Source: E. L. Korn and B. I. Graubard, "Confidence Intervals for Proportions with Small Expected Number of Positive Counts Estimated
 * from Survey Data", Survey Methodology 24 (1998) 193–201.
 *
 * @param share from 0 to 1
 * @param size the effective sample size, above 0, whole or not
 */
export function reachInterval(share: number, size: number, level = 0.95): Interval {
  check('reachInterval', 0, level)
  if (!(share >= 0 && share <= 1 && size > 0)) throw new RangeError(`reachInterval: a share of ${share} of ${size} is none`)
  if (share === 0) return { low: 0, high: 1 - (1 - level) ** (1 / size), level }
  if (share === 1) return { low: (1 - level) ** (1 / size), high: 1, level }
  const viewers = share * size
  const tail = (1 - level) / 2
  return { low: betaQuantile(tail, viewers, size - viewers + 1), high: betaQuantile(1 - tail, viewers + 1, size - viewers), level }
}

const deviate = (level: number, degreesOfFreedom: number): number => studentQuantile((1 + level) / 2, degreesOfFreedom)

function check(name: string, standardError: number, level: number): void {
  if (!(standardError >= 0)) throw new RangeError(`${name}: the standard error ${standardError} is not at least 0`)
  if (!(level > 0 && level < 1)) throw new RangeError(`${name}: the level must be above 0 and below 1, not ${level}`)
}
