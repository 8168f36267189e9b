import type { Stretch } from '../source.js'

/** The first bad records that are named one by one. */
const mostNamed = 20
const slots = 1 << 22

/** What an import came to, counted while it runs. */
export class Tally {
  records = 0
  repeats = 0
  messages = 0
  spans = 0
  rejected = 0
  /** Summed length of all spans, ms. */
  watchedMs = 0
  from = Number.POSITIVE_INFINITY
  to = Number.NEGATIVE_INFINITY
  readonly bad: { line: number; field: string; reason: string }[] = []
  readonly #leftOut = new Map<string, number>()
  readonly #notes = new Map<string, number>()

  refuse(line: number, field: string, reason: string): void {
    this.rejected++
    if (this.bad.length < mostNamed) this.bad.push({ line, field, reason })
  }

  leaveOut(reason: string): void {
    this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1)
  }

  note(doubt: string): void {
    this.#notes.set(doubt, (this.#notes.get(doubt) ?? 0) + 1)
  }

  take(stretches: readonly Stretch[]): void {
    this.messages++
    this.spans += stretches.length
    for (const { start, stop } of stretches) {
      this.watchedMs += stop - start
      this.from = Math.min(this.from, start)
      this.to = Math.max(this.to, stop)
    }
  }

  get leftOut(): { reason: string; records: number }[] {
    return counted(this.#leftOut)
  }

  get notes(): string[] {
    return counted(this.#notes).map(({ reason, records }) => `${records} ${reason}`)
  }
}

const counted = (counts: ReadonlyMap<string, number>): { reason: string; records: number }[] =>
  [...counts]
    .map(([reason, records]) => ({ reason, records }))
    .sort((one, other) => other.records - one.records || one.reason.localeCompare(other.reason))

/**
 * Which plays have come already, by their ids. It holds two million and then takes every further one for new: what is counted are
 * repeats at least, and nothing but that count depends on it.
 */
export class Repeats {
  /** 64 bits of each id, in two halves: in one number they would be allocated anew for every play. */
  readonly #high = new Uint32Array(slots)
  readonly #low = new Uint32Array(slots)
  #count = 0

  /** Whether this id has come before. `play` is a UUID. */
  again(play: string): boolean {
    const high = Number.parseInt(play.slice(0, 8), 16)
    const low = Number.parseInt(play.slice(24, 32), 16) || 1
    let slot = high % slots
    while (this.#low[slot] !== 0) {
      if (this.#low[slot] === low && this.#high[slot] === high) return true
      slot = (slot + 1) % slots
    }
    if (this.#count < slots / 2) {
      this.#high[slot] = high
      this.#low[slot] = low
      this.#count++
    }
    return false
  }
}
