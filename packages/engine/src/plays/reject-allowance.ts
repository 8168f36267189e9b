/** Refused messages of one key that are kept at once, and how fast more may be. */
const burst = 200
const perMinute = 60
const mostKeys = 10_000

/**
 * How many refused messages of a key are kept: a token bucket each. A write key stands in every page, so whoever reads one can send what is
 * refused without end; what tells its owner what to mend is in the first few.
 */
export class RejectAllowance {
  readonly #buckets = new Map<string, { left: number; at: number }>()

  /** How many of so many may be kept now. */
  take(key: string, wanted: number, now: number): number {
    const bucket = this.#buckets.get(key) ?? { left: burst, at: now }
    const left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 60_000) * perMinute)
    const granted = Math.min(wanted, Math.floor(left))
    if (this.#buckets.size >= mostKeys) this.#buckets.clear()
    this.#buckets.set(key, { left: left - granted, at: now })
    return granted
  }
}
