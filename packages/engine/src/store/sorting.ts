import { randomUUID } from 'node:crypto'
import Type from '@sweeps/model/typebox'
import { jsonLine } from './json-line.js'
import { needRoom } from './need-room.js'
import { defineQuery, Int64 } from './query.js'
import type { Store } from './store.js'

/** A row that is to be sorted: by group, then by the numbers, then by the text. */
export interface SortedRow {
  group: string
  at: number
  rank: number
  body: string
}

const columns = ['group', 'at', 'rank', 'body'] as const
const rowsAtOnce = 20_000
/** A part is one file, not one a column: what reads them in their order, or merges them, has a buffer for each. */
const smallParts = 'index_granularity = 1024, min_bytes_for_wide_part = 1000000000000, min_rows_for_wide_part = 1000000000000'
/** Nothing of it is wanted after a crash: the disk need not be waited for, and what was merged goes at once. */
const passing = 'fsync_after_insert = 0, fsync_part_directory = 0, min_rows_to_fsync_after_merge = 0, old_parts_lifetime = 5'
const twoDays = 2 * 86_400_000
const names = defineQuery({
  tag: 'store.sorting.names',
  sql: `-- one row per table that an import sorts with\nSELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, 'sorting_') ORDER BY name`,
  row: Type.Object({ name: Type.String() }),
})

/**
 * Sorts more rows than fit the memory: the engine does, on disk, in a table of its own that is dropped at the end. One that a crash left
 * behind goes when the next is begun two days later.
 */
export class Sorting {
  readonly #store: Store
  readonly #table: string
  #lines: string[] = []

  private constructor(store: Store, table: string) {
    this.#store = store
    this.#table = table
  }

  static async begin(store: Store): Promise<Sorting> {
    for (const { name } of await store.run(names, {}))
      if (Number(name.split('_')[1]) < Date.now() - twoDays) await store.command('store.sorting.drop', `DROP TABLE IF EXISTS ${name} SYNC`)
    const table = `sorting_${Date.now()}_${randomUUID().slice(0, 8)}`
    await store.command(
      'store.sorting.begin',
      `CREATE TABLE ${table} (\`group\` String, at Int64, rank UInt8, body String) ENGINE = MergeTree PRIMARY KEY (\`group\`, at) ORDER BY (\`group\`, at, rank, body) SETTINGS ${smallParts}, ${passing}`,
    )
    return new Sorting(store, table)
  }

  async add({ group, at, rank, body }: SortedRow): Promise<void> {
    this.#lines.push(jsonLine([group, at, rank, body]))
    if (this.#lines.length >= rowsAtOnce) await this.#write()
  }

  /**
   * Hands all rows on in their order, some thousands at once; equal rows come one after the other.
   * TRICKY: with buffering, which is usual, the engine reads ahead of each part, 15 MB or so: ten parts took 180 MB, without it 11.
   */
  async sorted(each: (rows: SortedRow[]) => Promise<void>): Promise<void> {
    await this.#write()
    await this.#store.each(
      defineQuery({
        tag: 'store.sorting',
        sql: `-- one row per row that was added\nSELECT \`group\`, at, rank, body FROM ${this.#table} ORDER BY \`group\`, at, rank, body
SETTINGS optimize_read_in_order = 1, read_in_order_use_buffering = 0, max_threads = 1, max_block_size = 1024, max_execution_time = 0, max_read_buffer_size_local_fs = 131072`,
        row: Type.Object({ group: Type.String(), at: Int64, rank: Type.Integer(), body: Type.String() }),
      }),
      {},
      each,
    )
  }

  async end(): Promise<void> {
    await this.#store.command('store.sorting.end', `DROP TABLE IF EXISTS ${this.#table} SYNC`)
  }

  async #write(): Promise<void> {
    const lines = this.#lines
    this.#lines = []
    if (lines.length === 0) return
    const bytes = Buffer.from(lines.join(''))
    // Merging writes it once more, beside what is merged.
    needRoom(this.#store.directory, 2 * bytes.length)
    await this.#store.insertLines({ table: this.#table, columns, lines: bytes, rows: lines.length })
  }
}
