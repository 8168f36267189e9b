import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'

const latest = defineQuery({
  tag: 'published.latest-figures',
  sql: `-- one row per source: the last period of which it has figures, and when the newest of all its figures were imported
SELECT source, toString(tupleElement(max((period_end, period_start)) AS last, 2)) AS start, toString(tupleElement(last, 1)) AS end,
    toUnixTimestamp64Milli(max(as_of)) AS imported
FROM figures
GROUP BY source
ORDER BY source`,
  row: Type.Object({ source: Type.String(), start: Type.String(), end: Type.String(), imported: Int64 }),
})

const fingerprint = defineQuery({
  tag: 'published.figures-fingerprint',
  sql: '-- one row: what changes whenever figures are imported, as they only grow\nSELECT count() AS figures FROM figures',
  row: Type.Object({ figures: Int64 }),
})

/** How fresh each source of published figures is: its last period, and when the newest of its figures were imported. */
export class LatestFigures {
  readonly #store: Store
  #last: { figures: number; rows: Promise<ReturnType<typeof latest.read>[]> } | undefined

  constructor(store: Store) {
    this.#store = store
  }

  /** Of the millions of lines there may be it is read again only when some were imported. */
  async bySource(): Promise<{ source: string; latest: { start: string; end: string }; imported: string }[]> {
    const { figures } = await this.#store.one(fingerprint, {})
    const made = this.#last?.figures === figures ? this.#last : { figures, rows: this.#store.run(latest, {}) }
    this.#last = made
    // What failed is read again by whoever comes next.
    made.rows.catch(() => {
      if (this.#last === made) this.#last = undefined
    })
    const rows = await made.rows
    return rows.map(({ source, start, end, imported }) => ({ source, latest: { start, end }, imported: new Date(imported).toISOString() }))
  }
}
