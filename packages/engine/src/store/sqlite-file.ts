import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { type Driver, EngineError } from './driver.js'
import { defineQuery } from './query.js'
import { sqlText } from './sql-text.js'
import { TextLines } from './text-lines.js'

/** Columns of a table that are wanted, by the name under which they come. What the file does not have comes as null. */
export interface SqliteTable {
  table: string
  columns: Readonly<Record<string, string>>
}

export interface SqliteRows extends SqliteTable {
  /** Rows of another table that have the same value in a column of this name. */
  join?: SqliteTable & { using: string }
}

const tableNames = defineQuery({ tag: 'store.sqlite', sql: '', row: Type.Object({ name: Type.String() }) })

/** A SQLite file, read by the engine. Names of tables and columns are the caller’s own, never a user’s. */
export class SqliteFile {
  readonly #driver: Driver
  readonly #path: string

  constructor(driver: Driver, path: string) {
    this.#driver = driver
    this.#path = path
  }

  /** Throws `invalid-file` for what is no SQLite file, or a broken one. */
  async tables(): Promise<string[]> {
    const text = await this.#query(`SELECT name FROM ${this.#from('sqlite_master')} WHERE type = 'table'`)
    return text
      .split('\n')
      .filter(Boolean)
      .map(line => tableNames.read(JSON.parse(line)).name)
  }

  /** Hands rows on as objects, some thousands at once. */
  async rows({ table, columns, join }: SqliteRows, each: (rows: unknown[]) => Promise<void>): Promise<void> {
    const own = await this.#selected(table, 'a', columns)
    const others = join ? await this.#selected(join.table, 'b', join.columns) : []
    const joined = join ? ` LEFT JOIN ${this.#from(join.table)} AS b ON a.${join.using} = b.${join.using}` : ''
    const sql = `SELECT ${[...own, ...others].join(', ')} FROM ${this.#from(table)} AS a${joined}
SETTINGS join_algorithm = 'full_sorting_merge', max_threads = 1, max_block_size = 8192, max_bytes_before_external_sort = 67108864, max_execution_time = 0, join_use_nulls = 1`
    const lines = new TextLines()
    const hand = (found: string[]): Promise<void> =>
      found.length === 0 ? Promise.resolve() : each(found.filter(Boolean).map(line => JSON.parse(line)))
    try {
      await this.#driver.each(sql, {}, 'JSONEachRow', { tag: 'store.sqlite' }, piece => hand(lines.add(piece)))
      await hand(lines.end())
    } catch (error) {
      throw broken(error)
    }
  }

  async #selected(table: string, name: string, columns: Readonly<Record<string, string>>): Promise<string[]> {
    const described = await this.#query(`DESCRIBE TABLE ${this.#from(table)}`)
    const there = new Set(
      described
        .split('\n')
        .filter(Boolean)
        .map(line => tableNames.read({ name: JSON.parse(line).name }).name),
    )
    return Object.entries(columns).map(([as, column]) => (there.has(column) ? `${name}.\`${column}\` AS \`${as}\`` : `NULL AS \`${as}\``))
  }

  async #query(sql: string): Promise<string> {
    try {
      return await this.#driver.select(sql, {}, { tag: 'store.sqlite' })
    } catch (error) {
      throw broken(error)
    }
  }

  #from(table: string): string {
    return `sqlite('${sqlText(this.#path)}', '${table}')`
  }
}

const broken = (error: unknown): unknown =>
  error instanceof EngineError && error.code !== 236
    ? new Problem(
        'invalid-file',
        `the SQLite file cannot be read (${error.message.split('\n')[0]?.slice(0, 200)}): copy it while its program is stopped`,
        {},
        { cause: error },
      )
    : error
