import type { RankRange } from './rank-range.js'

/** Whether each title is certainly among the first, may be, or is certainly not. */
export type Membership = 'certain' | 'possible' | 'no'

/**
 * Which titles belong to the first `size` with confidence, and which may: those whose best rank is within it. The true first `size` are
 * all among the certain and the possible with the level of the ranges.
 *
 * Source: Mogstad, Romano, Shaikh and Wilhelm (2024), section 3.4, the τ-best.
 *
 * @param ranges simultaneous ones
 */
export function topMembership(ranges: readonly RankRange[], size: number): Membership[] {
  return ranges.map(({ low, high }) => (high <= size ? 'certain' : low <= size ? 'possible' : 'no'))
}
