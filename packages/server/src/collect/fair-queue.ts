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

/** A key that had work done, and when: an instant of the queue’s clock. */
interface Sender {
  key: string
  at: number
}

export interface FairQueueOptions {
  /** How long work may go on before the event loop has its turn, in milliseconds. Default 1. */
  slice?: number
  /** Bytes that may wait in all. Default 64 MiB. */
  capacity?: number
  /** The clock that work is timed by, in milliseconds. Default `performance.now`. */
  now?: () => number
}

/** Bytes of each key that are worked on before the next key's. */
const quantum = 16 * 1024
/** A key that sent something so recently is there, although nothing of it waits: what it is answered takes several turns of the event loop. */
const companyMs = 1000
/** How many times as long as one piece of work took its key rests, beside others. */
const restFactor = 9
/** Work of less than this part of a slice is usual, and needs no rest. */
const usualPart = 0.5

/**
 * Does the work of many keys on the one thread that there is, in turns by bytes (deficit round robin, Shreedhar and Varghese 1996), a
 * slice of time at once. While nobody else sends, a key may use all of it; and what waits of one key takes no more room than it leaves
 * to others. So whoever floods the collector waits for itself.
 *
 * TRICKY: to be fair among those that wait is not enough. A message is read, written and answered in turns of the event loop, and a body that
 * takes long would lengthen each of them for everybody. So its key rests for a while after each, when others are there.
 */
export class FairQueue {
  readonly #slice: number
  readonly #capacity: number
  readonly #now: () => number
  readonly #lanes = new Map<string, Lane>()
  /** The keys that wait, in the order of their turns. */
  readonly #ring: string[] = []
  /** Until when keys rest: instants of the clock. */
  readonly #resting = new Map<string, number>()
  /** Who sent last, and who was the last before that was somebody else. */
  #latest: Sender = { key: '', at: Number.NEGATIVE_INFINITY }
  #other: Sender = this.#latest
  #bytes = 0
  /** Milliseconds worked since the event loop last had its turn. */
  #spent = 0
  #due = false
  /** Set while all who wait rest. */
  #timer: NodeJS.Timeout | undefined

  constructor({ slice = 1, capacity = 64 * 1024 * 1024, now = () => performance.now() }: FairQueueOptions = {}) {
    this.#slice = slice
    this.#capacity = capacity
    this.#now = now
  }

  /** Does work of a size in bytes when it is its key's turn: at once when nobody waits. Rejects with `too-many-requests`. */
  async run<T>(key: string, size: number, work: () => Promise<T>): Promise<T> {
    if (this.#spent < this.#slice && this.#rests(key) === 0 && this.#ring.every(one => this.#rests(one) > 0)) return this.#timed(key, work)
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

  #timed<T>(key: string, work: () => T): T {
    this.#plan()
    const began = this.#now()
    try {
      return work()
    } finally {
      const now = this.#now()
      this.#spent += now - began
      this.#note(key, now, now - began)
    }
  }

  #note(key: string, now: number, took: number): void {
    if (key !== this.#latest.key) this.#other = this.#latest
    this.#latest = { key, at: now }
    if (took > this.#slice * usualPart) this.#resting.set(key, now + took * restFactor)
  }

  /** How long a key still rests, in milliseconds; 0: it may go on. Nobody rests who is alone. */
  #rests(key: string): number {
    const until = this.#resting.get(key)
    if (until === undefined) return 0
    const now = this.#now()
    const company = key === this.#latest.key ? this.#other : this.#latest
    if (until > now && now - company.at < companyMs) return until - now
    this.#resting.delete(key)
    return 0
  }

  /** The next turn: after the event loop's, or when the first that rests may go on. */
  #plan(after = 0): void {
    if (this.#due) return
    clearTimeout(this.#timer)
    if (after > 0) {
      this.#timer = setTimeout(() => this.#turn(), Math.ceil(after))
      return
    }
    this.#due = true
    setImmediate(() => this.#turn())
  }

  /** What waits, for a slice of time: the event loop has had its turn. */
  #turn(): void {
    this.#due = false
    this.#spent = 0
    let resting = Number.POSITIVE_INFINITY
    for (let passed = 0; passed < this.#ring.length && this.#spent < this.#slice; ) {
      const key = this.#ring[0]!
      const lane = this.#lanes.get(key)!
      const job = lane.jobs[0]!
      const rest = this.#rests(key)
      if (rest > 0 || lane.credit < job.size) {
        if (rest > 0) {
          resting = Math.min(resting, rest)
          passed++
        } else {
          lane.credit += quantum
          passed = 0
        }
        this.#ring.push(this.#ring.shift()!)
        continue
      }
      passed = 0
      lane.jobs.shift()
      lane.credit -= job.size
      lane.bytes -= job.size
      this.#bytes -= job.size
      if (lane.jobs.length === 0) {
        this.#lanes.delete(key)
        this.#ring.shift()
      }
      this.#timed(key, job.run)
    }
    if (this.#ring.length > 0) this.#plan(this.#spent < this.#slice ? resting : 0)
  }
}
