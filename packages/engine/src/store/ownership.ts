import { setTimeout as sleep } from 'node:timers/promises'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64 } from './query.js'
import type { Store } from './store.js'

/** How long a claim holds after it was last made good, in milliseconds. */
const claimMs = 15_000
/** What is begun this close to its end might be finished after it. */
const marginMs = 3000
/** Two that claim at the same moment see each other's claim after this, in milliseconds. */
const settlingMs = 300
/** How often a claim is made good, and how often others look whether it still is. */
export const ownershipMs = 3000

const latestTerm = defineQuery({
  tag: 'store.owner',
  sql: `-- one row per node that claims the latest term, the one whose it is first; none before anybody did
SELECT toString(node) AS owner, term, min(owner_claims.at) AS claimed, argMax(owner_claims.open, owner_claims.at) AS is_open,
    toInt64(dateDiff('millisecond', max(owner_claims.at), now64(3))) AS silent_ms
FROM owner_claims
WHERE term = (SELECT max(term) FROM owner_claims)
GROUP BY node, term
ORDER BY claimed, node`,
  row: Type.Object({ owner: Type.String(), term: Int64, claimed: Type.String(), is_open: Type.Integer(), silent_ms: Int64 }),
})

const claim = `-- one row: this node claims a term, as of now, unless there is a later one
INSERT INTO owner_claims (term, node, at, open)
SELECT {term:UInt32}, {node:UUID}, now64(3), {open:UInt8} WHERE (SELECT max(term) FROM owner_claims) <= {term:UInt32}`

/**
 * Who does the work that one program does, of those that share a store: what is numbered, what is published by a schedule, what runs
 * behind. The engine has no compare-and-set; so claims are written and read again: of a term the first claim counts, and a term that
 * nobody makes good any longer is followed by the next. Two may take themselves for the owner for a moment; what they do in it is done
 * twice and comes out the same. A store that nobody shares is always one's own.
 */
export class Ownership {
  readonly #store: Store
  readonly #node: string
  /** The term this node owns; 0: none. */
  #term = 0
  /** `performance.now()` until which that holds. */
  #until = 0
  #onGained: () => Promise<void> = async () => {}
  /** Who had it when it was last looked for; undefined: nobody. */
  #other: string | undefined

  constructor(store: Store, node: string) {
    this.#store = store
    this.#node = node
  }

  /** A number that stays the same for as long as the ownership does; 0 when others have it. Of a store of one's own always 1. */
  get term(): number {
    if (this.#store.exclusive) return 1
    return performance.now() < this.#until ? this.#term : 0
  }

  /** Whether this program does what one does. */
  get owned(): boolean {
    return this.term > 0
  }

  /** Who makes the changes, in words. */
  get otherInWords(): string {
    return this.#other === undefined ? 'another server makes the changes' : `the server of node ${this.#other} makes the changes`
  }

  /** Called when it is gained, before it counts. */
  onGained(listener: () => Promise<void>): void {
    this.#onGained = listener
  }

  /** Makes the claim good, or claims what nobody has; resolves to whether it is this program's. */
  async renew(): Promise<boolean> {
    if (this.#store.exclusive) return true
    const began = performance.now()
    const term = this.owned ? this.#term : await this.#claimable()
    if (term === undefined) return false
    await this.#store.command('store.owner', claim, { term, node: this.#node, open: 1 })
    if (!this.owned) await sleep(settlingMs)
    const [now] = await this.#store.run(latestTerm, {})
    if (now?.owner !== this.#node || now.term !== term) {
      this.#lose(now?.owner)
      return false
    }
    if (this.#term !== term || performance.now() >= this.#until) await this.#onGained()
    this.#other = undefined
    this.#term = term
    this.#until = began + claimMs - marginMs
    return this.owned
  }

  /** The term to claim: one's own if nobody has begun another, however long the silence; the next, of what nobody has; undefined: another has it. */
  async #claimable(): Promise<number | undefined> {
    const [owner] = await this.#store.run(latestTerm, {})
    if (!owner) return 1
    if (owner.is_open === 0) return owner.term + 1
    if (owner.owner === this.#node) return owner.term
    if (owner.silent_ms > claimMs) return owner.term + 1
    this.#lose(owner.owner)
    return undefined
  }

  /** Lets another have it at once. */
  async release(): Promise<void> {
    if (this.#store.exclusive || this.#term === 0) return
    const term = this.#term
    this.#lose(undefined)
    await this.#store.command('store.owner', claim, { term, node: this.#node, open: 0 })
  }

  #lose(other: string | undefined): void {
    this.#term = 0
    this.#until = 0
    this.#other = other
  }
}
