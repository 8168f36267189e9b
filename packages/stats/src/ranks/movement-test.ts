import { replicateCovariance } from '../variance/replicate-covariance.js'
import type { Replicates } from '../variance/replicates.js'
import { studentQuantile } from '../variance/student-quantile.js'

export interface MovementTest {
  /** now − before, in the unit of the estimates. */
  readonly difference: number
  readonly standardError: number
  /** Up or down when the one-sided set of the difference leaves out 0, else none. */
  readonly direction: 'up' | 'down' | 'none'
}

/**
 * Whether an estimate has moved between two periods of the same panel.
 *
 * Both periods are weighted with the same replicates, so what a household contributes to both cancels: the variance of the difference is
 * that of the replicates' differences, V(now) + V(before) − 2 Cov. Taking the periods as independent would call too few movements
 * significant when the same people keep watching.
 *
 * Source: D. Holt and C. J. Skinner, "Components of Change in Repeated Surveys", International Statistical Review 57 (1989) 1–18.
 *
 * @param nowReplicates, beforeReplicates one estimate for each replicate, in the same order
 * @param level of the one-sided set, as 0.95
 */
export function movementTest(
  now: number,
  before: number,
  nowReplicates: ArrayLike<number>,
  beforeReplicates: ArrayLike<number>,
  scales: Pick<Replicates, 'scale' | 'replicateScales' | 'degreesOfFreedom'>,
  level = 0.95,
): MovementTest {
  if (nowReplicates.length !== beforeReplicates.length)
    throw new RangeError(`movementTest: ${nowReplicates.length} and ${beforeReplicates.length} replicates are not the same ones`)
  const differences = Array.from(nowReplicates, (value, at) => [value - beforeReplicates[at]!])
  const standardError = Math.sqrt(replicateCovariance(differences, scales)[0]?.[0] ?? 0)
  const difference = now - before
  const critical = studentQuantile(level, scales.degreesOfFreedom) * standardError
  const direction = difference > critical ? 'up' : difference < -critical ? 'down' : 'none'
  return { difference, standardError, direction }
}
