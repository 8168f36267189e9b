import Type from '@sweeps/model/typebox'
import { Mutex } from '../mutex.js'
import { defineQuery, Int64, type Store } from '../store/index.js'
import { lastCutoff } from './cutoffs.js'

const look = defineQuery({
  tag: 'plays.node.look',
  sql: `-- one row: the last cutoff that did not wait for this node, 0 where there is none; the number of cutoffs; what time it is for the store
SELECT
    (SELECT max(cutoff) FROM node_fences WHERE node = {node:UUID}) AS fence,
    (SELECT max(cutoff) FROM cutoffs) AS known,
    toUnixTimestamp64Milli(now64(3)) AS now`,
  row: Type.Object({ fence: Int64, known: Int64, now: Int64 }),
})

const ownRow = defineQuery({
  tag: 'plays.node.own',
  sql: `-- one row: how this node stood last; 0 where it never was
SELECT argMax(nodes.open, nodes.at) AS is_open, argMax(nodes.passed, nodes.at) AS has_passed FROM nodes WHERE node = {node:UUID}`,
  row: Type.Object({ is_open: Type.Integer(), has_passed: Int64 }),
})

const renew = `-- one row: this node, as of now
INSERT INTO nodes (node, at, passed, open, offset_ms) SELECT {node:UUID}, now64(3), {passed:UInt32}, {open:UInt8}, {offset:Int64}`

/** How long a node may load after it has looked for cutoffs. Publishing waits this long for one that is silent. */
export const leaseMs = 10_000
/** What is begun this close to the end of a lease might be finished after it: no statement that loads may take longer. */
export const marginMs = 5000

export interface NodeOptions {
  store: Store
  id: string
  /** Resolves when all that had been acknowledged by the time of the call is in the store. */
  caughtUp: () => Promise<void>
}

/**
 * One data directory's part in "what was known when". Rows are stamped, when they are loaded, with the number of cutoffs that the node
 * has passed. It passes a cutoff only when everything that it had acknowledged before it learned of it has been loaded under the number
 * before; whoever publishes waits for that, or, when the node has been silent for the length of a lease, fences it off.
 */
export class Node {
  readonly id: string
  readonly #store: Store
  readonly #caughtUp: () => Promise<void>
  readonly #renewals = new Mutex()
  #passed = 0
  /** `performance.now()` until which the last look for cutoffs holds. */
  #leaseEnds = 0
  /** Work that writes with the present number. */
  #stamping = 0
  #onStamped: (() => void) | undefined
  #passing: Promise<void> | undefined
  #following: Promise<void> | undefined

  constructor({ store, id, caughtUp }: NodeOptions) {
    this.id = id
    this.#store = store
    this.#caughtUp = caughtUp
  }

  /** The number that is stamped now. */
  get epoch(): number {
    return this.#passed
  }

  /**
   * Takes up the lease. One that was not given back goes on where it was: whoever publishes waits for it, so what waits in the journal is
   * stamped with the number of then. A new one is announced before the number of cutoffs is read: who publishes after that waits for it,
   * who published before is in the number.
   */
  async open(): Promise<void> {
    if (this.#store.exclusive) {
      this.#passed = await lastCutoff(this.#store)
      return this.renew()
    }
    const own = await this.#store.one(ownRow, { node: this.id })
    if (own.is_open === 1) this.#passed = own.has_passed
    else {
      await this.#write(true)
      this.#passed = await lastCutoff(this.#store)
    }
    await this.renew()
  }

  /**
   * Does work that writes rows with the present number. The node does not pass a cutoff meanwhile, and the work does not begin without a
   * lease. Work that waits for the store for long should be tried again from outside, so that it takes the number anew.
   */
  async stamped<T>(work: (epoch: number) => Promise<T>): Promise<T> {
    for (;;) {
      if (this.#passing) await this.#passing
      else if (this.#leaseLeft < marginMs) await this.renew()
      else break
    }
    this.#stamping++
    try {
      return await work(this.#passed)
    } finally {
      if (--this.#stamping === 0) this.#onStamped?.()
    }
  }

  /** Looks for cutoffs, and prolongs the lease. Passing what is found goes on behind; `pass` waits for it. */
  renew(): Promise<void> {
    return this.#renewals.run(async () => {
      const began = performance.now()
      if (this.#store.exclusive) {
        const known = await lastCutoff(this.#store)
        if (known > this.#passed) this.#follow(known)
        return
      }
      // In this order: whoever fences a node writes first, too, and then reads. One of the two sees the other.
      await this.#write(true)
      const { fence, known } = await this.#look()
      // Nobody waits for what is not loaded yet: it counts as later.
      if (fence > this.#passed) await this.#passTo(fence)
      this.#leaseEnds = began + leaseMs
      if (known > this.#passed) this.#follow(known)
    })
  }

  /** Resolves when the node has passed a cutoff. */
  async pass(cutoff: number): Promise<void> {
    while (this.#passed < cutoff) {
      await this.renew()
      await this.#following
    }
  }

  /**
   * Gives the lease back: nobody waits for this node any longer. One that leaves something behind that it has not loaded keeps the lease
   * until it runs out: it is named then.
   */
  async close({ leaves }: { leaves: boolean }): Promise<void> {
    // A number that was not passed is passed by whoever opens next.
    await this.#following?.catch(() => {})
    if (!this.#store.exclusive && !leaves) await this.#write(false)
  }

  /** Passes a cutoff once all that was acknowledged by now is loaded. */
  #follow(known: number): void {
    this.#following ??= this.#caughtUp()
      .then(() => this.#passTo(known))
      .then(() => (this.#store.exclusive ? undefined : this.#write(true)))
      .finally(() => {
        this.#following = undefined
      })
    // Whoever waits for it hears of it; if nobody does, the next renewal tries again.
    this.#following.catch(() => {})
  }

  /** Changes the number, when no row is being written with the one before. */
  async #passTo(cutoff: number): Promise<void> {
    while (this.#passing) await this.#passing
    if (this.#stamping === 0) {
      this.#passed = Math.max(this.#passed, cutoff)
      return
    }
    this.#passing = new Promise<void>(resolve => {
      this.#onStamped = resolve
    }).then(() => {
      this.#onStamped = undefined
      this.#passing = undefined
      this.#passed = Math.max(this.#passed, cutoff)
    })
    await this.#passing
  }

  /** Reads what others have written; and what time it is, so that the clock of the store costs no question of its own. */
  async #look(): Promise<{ fence: number; known: number }> {
    const sentAt = Date.now()
    const began = performance.now()
    const { now, ...found } = await this.#store.one(look, { node: this.id })
    this.#store.clock.measured(now, { sentAt, took: performance.now() - began })
    return found
  }

  get #leaseLeft(): number {
    return this.#store.exclusive ? Number.POSITIVE_INFINITY : this.#leaseEnds - performance.now()
  }

  #write(open: boolean): Promise<void> {
    const { offset } = this.#store.clock
    return this.#store.command('plays.node', renew, { node: this.id, passed: this.#passed, open: open ? 1 : 0, offset: -offset })
  }
}
