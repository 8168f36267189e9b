import { Problem } from '@sweeps/model'

interface Job {
  size: number
  run: () => void
}

/** What waits of one key. */
interface Lane {
  jobs: Job[]
  bytes: number
  /** Bytes it may still have worked on in this round. */
  credit: number
}

export interface FairQueueOptions {
  /** How long work may go on before the event loop has its turn, in milliseconds. Default 1. */
  slice?: number
  /** Bytes that may wait in all. Default 64 MiB. */
  capacity?: number
}

/** Bytes of each key that are worked on before the next key's. */
const quantum = 16 * 1024

/**
 * Does the work of many keys on the one thread that there is, in turns by bytes (deficit round robin, Shreedhar and Varghese 1996), a
 * slice of time at once. While nobody else waits, a key may use all of it; and what waits of one key takes no more room than it leaves
 * to others. So whoever floods the collector waits for itself.
 */
export class FairQueue {
  readonly #slice: number
  readonly #capacity: number
  readonly #lanes = new Map<string, Lane>()
  /** The keys that wait, in the order of their turns. */
  readonly #ring: string[] = []
  #bytes = 0
  /** Milliseconds worked since the event loop last had its turn. */
  #spent = 0
  #due = false

  constructor({ slice = 1, capacity = 64 * 1024 * 1024 }: FairQueueOptions = {}) {
    this.#slice = slice
    this.#capacity = capacity
  }

  /** Does work of a size in bytes when it is its key's turn: at once when nobody waits. Rejects with `too-many-requests`. */
  async run<T>(key: string, size: number, work: () => Promise<T>): Promise<T> {
    if (this.#ring.length === 0 && this.#spent < this.#slice) return this.#timed(work)
    const lane = this.#lanes.get(key) ?? this.#open(key)
    if (lane.bytes + size > this.#capacity - this.#bytes && lane.jobs.length > 0)
      throw new Problem('too-many-requests', 'more is waiting of this key than its share: send it again in a moment', { retryAfter: 1 })
    lane.bytes += size
    this.#bytes += size
    return new Promise((resolve, reject) => {
      lane.jobs.push({ size, run: () => work().then(resolve, reject) })
      this.#plan()
    })
  }

  #open(key: string): Lane {
    const lane = { jobs: [], bytes: 0, credit: 0 }
    this.#lanes.set(key, lane)
    this.#ring.push(key)
    return lane
  }

  #timed<T>(work: () => T): T {
    this.#plan()
    const began = performance.now()
    try {
      return work()
    } finally {
      this.#spent += performance.now() - began
    }
  }

  #plan(): void {
    if (this.#due) return
    this.#due = true
    setImmediate(() => this.#turn())
  }

  /** What waits, for a slice of time: the event loop has had its turn. */
  #turn(): void {
    this.#due = false
    this.#spent = 0
    while (this.#ring.length > 0 && this.#spent < this.#slice) {
      const key = this.#ring[0]!
      const lane = this.#lanes.get(key)!
      const job = lane.jobs[0]!
      if (lane.credit < job.size) {
        lane.credit += quantum
        this.#ring.push(this.#ring.shift()!)
        continue
      }
      lane.jobs.shift()
      lane.credit -= job.size
      lane.bytes -= job.size
      this.#bytes -= job.size
      if (lane.jobs.length === 0) {
        this.#lanes.delete(key)
        this.#ring.shift()
      }
      this.#timed(job.run)
    }
    if (this.#ring.length > 0) this.#plan()
  }
}
