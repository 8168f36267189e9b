import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../store/index.js'

/** What somebody did. */
export const AuditEntry = Type.Object({
  number: Type.Integer(),
  at: Type.String({ description: 'ISO 8601, UTC' }),
  actor: Type.String(),
  action: Type.String(),
  detail: Type.String({ description: 'in words' }),
})
export type AuditEntry = Static<typeof AuditEntry>

const recent = defineQuery({
  tag: 'people.audit',
  sql: sqlFile(import.meta.url, './audit.sql'),
  row: Type.Object({ number: Int64, at: Int64, actor: Type.String(), action: Type.String(), detail: Type.String() }),
})

const ofActions = defineQuery({
  tag: 'people.audit-of-actions',
  sql: sqlFile(import.meta.url, './audit-of-actions.sql'),
  row: Type.Object({ number: Int64, at: Int64, actor: Type.String(), action: Type.String(), detail: Type.String() }),
})

/** Who did what. Nothing is ever taken out of it. */
export class Audit {
  readonly #store: Store
  readonly #now: () => number
  #last = 0

  private constructor(store: Store, now: () => number) {
    this.#store = store
    this.#now = now
  }

  static async open(store: Store, now: () => number): Promise<Audit> {
    const audit = new Audit(store, now)
    await audit.refresh()
    return audit
  }

  /** Reads how far other programs on the same store have numbered. */
  async refresh(): Promise<void> {
    const [newest] = await this.#store.run(recent, { limit: 1, before: 0 })
    this.#last = Math.max(this.#last, newest?.number ?? 0)
  }

  /** Resolves when it is on disk: record first, then do. */
  async record(actor: string, action: string, detail: string): Promise<void> {
    // Numbered before anything is awaited: two at once get two numbers.
    const number = ++this.#last
    await this.#store.insert(
      'audit',
      ['number', 'at', 'actor', 'action', 'detail'],
      [[number, engineInstant(this.#now()), actor, action, detail]],
    )
  }

  /**
   * Does something that is recorded: before it is begun, so that nothing is done that nobody knows of, and after it with how it came out.
   * `outcome` words what was done; undefined when there was nothing to do.
   */
  async around<T>(
    actor: string,
    action: string,
    what: string,
    work: () => Promise<T>,
    outcome: (result: T) => string | undefined = () => what,
  ): Promise<T> {
    await this.record(actor, action, `begun: ${what}`)
    let result: T
    try {
      result = await work()
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
      // What went wrong is for the caller; that it cannot be recorded now must not hide it.
      await this.record(actor, action, `failed: ${what}: ${reason}`).catch(() => {})
      throw error
    }
    await this.record(actor, action, outcome(result) ?? `nothing to do: ${what}`)
    return result
  }

  /** The latest deeds of some kinds, newest first: each entry stands for itself, what was begun beside how it came out. */
  async ofActions(actions: readonly string[], limit: number): Promise<AuditEntry[]> {
    const rows = await this.#store.run(ofActions, { actions: [...actions], limit })
    return rows.map(row => ({ ...row, at: new Date(row.at).toISOString() }))
  }

  /** The latest deeds, newest first; with a number those before it. */
  async recent(limit = 100, before = 0): Promise<AuditEntry[]> {
    const rows = await this.#store.run(recent, { limit, before })
    return rows.map(row => ({ ...row, at: new Date(row.at).toISOString() }))
  }
}
