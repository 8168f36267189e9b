import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import { instant } from './instant.js'

export interface Deed {
  number: number
  /** ISO 8601, UTC. */
  at: string
  actor: string
  action: string
  detail: string
}

const recent = defineQuery({
  tag: 'people.audit',
  sql: sqlFile(import.meta.url, './audit.sql'),
  row: Type.Object({ number: Int64, at: Int64, actor: Type.String(), action: Type.String(), detail: Type.String() }),
})

/** Who did what. Nothing is ever taken out of it. */
export class Audit {
  readonly #store: Store
  readonly #now: () => number
  #last: number

  private constructor(store: Store, now: () => number, last: number) {
    this.#store = store
    this.#now = now
    this.#last = last
  }

  static async open(store: Store, now: () => number): Promise<Audit> {
    const [newest] = await store.run(recent, { limit: 1 })
    return new Audit(store, now, newest?.number ?? 0)
  }

  /** Resolves when it is on disk: record first, then do. */
  async record(actor: string, action: string, detail: string): Promise<void> {
    // Numbered before anything is awaited: two at once get two numbers.
    const number = ++this.#last
    await this.#store.insert(
      'audit',
      ['number', 'at', 'actor', 'action', 'detail'],
      [[number, instant(this.#now()), actor, action, detail]],
    )
  }

  /** The latest deeds, newest first. */
  async recent(limit = 100): Promise<Deed[]> {
    const rows = await this.#store.run(recent, { limit })
    return rows.map(row => ({ ...row, at: new Date(row.at).toISOString() }))
  }
}
