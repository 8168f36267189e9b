import Type from '@sweeps/model/typebox'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../store/index.js'

const ended = defineQuery({
  tag: 'people.ended-sessions',
  sql: sqlFile(import.meta.url, './ended-sessions.sql'),
  row: Type.Object({ id: Type.String(), until_ms: Int64 }),
})

/** Sessions that were signed out, in memory until they would have run out: whoever copied their cookie has nothing. */
export class EndedSessions {
  readonly #store: Store
  readonly #now: () => number
  /** By id, when each would have run out, in epoch milliseconds. */
  readonly #until = new Map<string, number>()

  private constructor(store: Store, now: () => number) {
    this.#store = store
    this.#now = now
  }

  static async open(store: Store, now: () => number): Promise<EndedSessions> {
    const sessions = new EndedSessions(store, now)
    await sessions.refresh()
    return sessions
  }

  /** Reads which were signed out elsewhere. */
  async refresh(): Promise<void> {
    for (const { id, until_ms } of await this.#store.run(ended, { now: this.#now() })) this.#until.set(id, until_ms)
  }

  /** From when this is called the session opens nothing; from when it resolves, not after a restart either. `until`: epoch milliseconds. */
  async end(id: string, until: number): Promise<void> {
    for (const [other, ran] of this.#until) if (ran <= this.#now()) this.#until.delete(other)
    this.#until.set(id, until)
    await this.#store.insert('ended_sessions', ['id', 'until'], [[id, engineInstant(until)]])
  }

  has(id: string): boolean {
    return this.#until.has(id)
  }
}
