import type { Store } from '../store/index.js'
import type { Journal } from './journal/journal.js'
import { type LivePlay, livePlay } from './live-play.js'

/** Plays that somebody watches arrive: who does is called each time more of one has reached the store. */
export class LiveWatch {
  readonly #store: Store
  readonly #journal: Journal
  readonly #listeners = new Map<string, Set<() => void>>()
  /** Plays of which something is not in the store yet: up to where in the journal that first and last is. */
  readonly #pending = new Map<string, { first: number; last: number }>()

  constructor(store: Store, journal: Journal) {
    this.#store = store
    this.#journal = journal
  }

  /** What the store has of one play now. */
  play(play: string): Promise<LivePlay | undefined> {
    return livePlay(this.#store, play)
  }

  /** Calls back each time more of a play has reached the store. Returns how to stop. */
  watch(play: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(play) ?? new Set()
    this.#listeners.set(play, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(play)
    }
  }

  /** More of a play is in the journal. */
  collected(play: string): void {
    if (!this.#listeners.has(play)) return
    const last = this.#journal.appended
    this.#pending.set(play, { first: this.#pending.get(play)?.first ?? last, last })
  }

  /** More of the journal is in the store. */
  loaded(): void {
    const { loaded } = this.#journal
    for (const [play, { first, last }] of this.#pending) {
      if (first > loaded) continue
      if (last > loaded) this.#pending.set(play, { first: last, last })
      else this.#pending.delete(play)
      for (const listener of this.#listeners.get(play) ?? []) listener()
    }
  }
}
