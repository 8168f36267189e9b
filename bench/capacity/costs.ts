/** What was measured on one machine, and with what. Another machine has other figures: measure, and give them with `--costs FILE`. */
export interface Costs {
  /** CPU of a collector for a message of one span, loading included, µs. `--only nodes`. */
  collectorUs: number
  /** CPU of the store for a message, merging included, µs. `--only nodes`. */
  storeUs: number
  /** A message over HTTP, bytes. `--only nodes`. */
  messageBytes: number
  /** A span on disk after merges, bytes. `--only shards`. */
  spanBytes: number
  /** CPU of a Top 10 of a week with exact viewers, s for a million plays. `--only shards`. */
  topSeconds: number
  /** A viewer in a count of a week and content, bytes: a hash. */
  countedBytes: number
}

/**
 * Two cores of an AMD EPYC, Node 20, chDB 26.7, 2026-12-01. Others used them too, so CPU is rather too high; the store took batches of some
 * hundred messages, and larger ones cost it less for each.
 */
export const measured: Costs = {
  collectorUs: 55,
  storeUs: 200,
  messageBytes: 448,
  spanBytes: 17.4,
  topSeconds: 2.5,
  countedBytes: 8,
}

/** What comes in. */
export interface Load {
  playsPerDay: number
  /** Hours of viewing of a play. */
  hours: number
  /** Spans of a play: one for each uninterrupted stretch. */
  spans: number
  /** A span that is open is told every so many seconds. */
  everySeconds: number
  /** The busiest minute of the day beside the mean one. */
  peak: number
}
