import { Problem } from '@sweeps/model'

/** What is known of the journal: bytes since the beginning, and how many fit still. */
export interface Backlog {
  readonly appended: number
  readonly loaded: number
  readonly room: number
}

/** Bytes that are remembered as one piece of a key's backlog. */
const piece = 256 * 1024
/** A key may always have so much waiting, however little room there is. */
const smallest = 1024 * 1024

interface Waiting {
  bytes: number
  /** Oldest first: what was appended up to where in the journal. */
  pieces: { upTo: number; bytes: number }[]
}

/**
 * Shares the backlog of the journal between the keys that fill it: a key may have as much waiting as there is room left for others. So one
 * alone gets half of it, two get a third each, and whoever comes new always finds room (Choudhury and Hahne, 1998: dynamic queue
 * length thresholds).
 */
export class BacklogShares {
  readonly #journal: Backlog
  readonly #keys = new Map<string, Waiting>()

  constructor(journal: Backlog) {
    this.#journal = journal
  }

  /** Throws `too-many-requests` when the key has its share waiting. */
  check(key: string): void {
    const waiting = this.#keys.get(key)
    if (!waiting) return
    this.#forget(key, waiting)
    if (waiting.bytes > Math.max(smallest, this.#journal.room))
      throw new Problem(
        'too-many-requests',
        'this key has more waiting for the engine than its share: send it again later, as others may send meanwhile',
        { retryAfter: 10 },
      )
  }

  /** So many bytes of the key have become durable. */
  note(key: string, bytes: number): void {
    const waiting = this.#keys.get(key) ?? { bytes: 0, pieces: [] }
    this.#forget(key, waiting)
    this.#keys.set(key, waiting)
    waiting.bytes += bytes
    const upTo = this.#journal.appended
    const last = waiting.pieces.at(-1)
    if (last && last.bytes < piece) {
      last.upTo = upTo
      last.bytes += bytes
    } else waiting.pieces.push({ upTo, bytes })
  }

  #forget(key: string, waiting: Waiting): void {
    const { loaded } = this.#journal
    while (waiting.pieces[0] && waiting.pieces[0].upTo <= loaded) waiting.bytes -= waiting.pieces.shift()!.bytes
    if (waiting.pieces.length === 0) this.#keys.delete(key)
  }
}
