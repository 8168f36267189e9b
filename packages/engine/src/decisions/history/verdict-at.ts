import { dayNumber } from '../day-number.js'

/** Two years after its release a season without a next one has not returned. */
export const daysToVerdict = 730

/** What of a season's fate was known on a day. */
export const verdicts = ['returned', 'not-returned', 'open'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * The as-of rule: on a day T a season has returned if its next was seen by T; it has not if it was released 24 months (730 days)
 * or more before T without one; else it is open. What an outcomes file says besides (cancelled, ended) has no date and is not used.
 */
export function verdictAt({ released, nextSeen }: { released: string; nextSeen: string | null }, day: string): Verdict {
  if (nextSeen !== null && nextSeen <= day) return 'returned'
  return dayNumber(day) - dayNumber(released) >= daysToVerdict ? 'not-returned' : 'open'
}
