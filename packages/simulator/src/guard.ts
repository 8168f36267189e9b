import { MINUTE } from './day.js'
import type { Report } from './reports.js'
import type { Stretch } from './watch.js'

/** A span whose stop lies further than this ahead of the moment it was received is set aside. Milliseconds. */
const LEAD_LIMIT = 2 * MINUTE

/** The stretches of a play, by the viewer's clock: what counts, and what is set aside because the clock runs ahead. */
export interface Guarded {
  valid: readonly Stretch[]
  lead: readonly Stretch[]
}

/**
 * Judges each stretch by the worst message about it, as the collector does: a later message cannot make a lead good again.
 * A play reported days later shows no lead, so its spans count although the clock was wrong.
 */
export function guard(stretches: readonly Stretch[], reports: readonly Report[], clockError: number): Guarded {
  // Nothing is received before it was played: without a wrong clock nothing can lead.
  if (clockError === 0) return { valid: stretches, lead: [] }
  const valid: Stretch[] = []
  const lead: Stretch[] = []
  const leads = stretches.map(() => -Infinity)
  for (const { first, last, stop, receivedAt } of reports)
    for (let i = first; i <= last; i++) leads[i] = Math.max(leads[i]!, (i === last ? stop : stretches[i]!.stop) + clockError - receivedAt)
  stretches.forEach((stretch, i) => {
    const reported = { ...stretch, start: stretch.start + clockError, stop: stretch.stop + clockError }
    ;(leads[i]! > LEAD_LIMIT ? lead : valid).push(reported)
  })
  return { valid, lead }
}
