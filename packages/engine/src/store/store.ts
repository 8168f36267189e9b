import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { type Driver, EngineError, type Insert, type Params } from './driver.js'
import { jsonLine } from './json-line.js'
import { defineQuery, type Query } from './query.js'

const tableNames = defineQuery({
  tag: 'store.tables',
  sql: `-- one row per table\nSELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree' ORDER BY name`,
  row: Type.Object({ name: Type.String() }),
})

/** Text inside quotes of SQL, for the few statements that take no parameters. */
export const sqlText = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")

export interface RunOptions {
  signal?: AbortSignal
}

/** The one door to ClickHouse. Which driver runs behind it nobody else knows. */
export class Store {
  readonly #driver: Driver
  readonly directory: string
  /** What opening found that somebody should know: parts the engine set aside as damaged. */
  readonly warnings: readonly string[]

  constructor(driver: Driver, directory: string, warnings: readonly string[]) {
    this.#driver = driver
    this.directory = directory
    this.warnings = warnings
  }

  /** Asks a question; rows come checked. Throws `Problem` for what an operator can act on. */
  async run<P extends Params, Row>(query: Query<P, Row>, params: P, options: RunOptions = {}): Promise<Row[]> {
    const text = await this.#guarded(() => this.#driver.select(query.sql, params, { tag: query.tag, ...options }))
    const rows: Row[] = []
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf('\n', at)
      const line = end < 0 ? text.slice(at) : text.slice(at, end)
      if (line) rows.push(query.read(JSON.parse(line)))
      at = end < 0 ? text.length : end + 1
    }
    return rows
  }

  /** The one row of a question that has exactly one. */
  async one<P extends Params, Row>(query: Query<P, Row>, params: P, options: RunOptions = {}): Promise<Row> {
    const rows = await this.run(query, params, options)
    if (rows.length !== 1) throw new Error(`${query.tag}: one row expected, ${rows.length} came`)
    return rows[0]!
  }

  /** The rows of a question as a file in a format of the engine's: Parquet, CSVWithNames… */
  bytes<P extends Params, Row>(query: Query<P, Row>, params: P, format: 'Parquet' | 'CSVWithNames' | 'JSONEachRow'): Promise<Buffer> {
    return this.#guarded(() => this.#driver.bytes(query.sql, params, format, { tag: query.tag }))
  }

  /** Changes something: a migration, a deletion. */
  async command(tag: string, sql: string, params: Params = {}): Promise<void> {
    await this.#guarded(() => this.#driver.command(sql, params, { tag }))
  }

  /** Inserts rows given as values. For bulk, `insertLines`. */
  async insert(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Promise<void> {
    for (let at = 0; at < rows.length; at += 10_000) {
      const part = rows.slice(at, at + 10_000)
      const lines = Buffer.from(part.map(jsonLine).join(''))
      await this.#guarded(() => this.#driver.insert({ table, columns, lines, rows: part.length }, { tag: `insert ${table}` }))
    }
  }

  /** Inserts rows that are JSONCompactEachRow lines already, made by `jsonLine`. Throws the engine's own error: the caller decides what is poison. */
  insertLines(insert: Insert): Promise<void> {
    return this.#driver.insert(insert, { tag: `insert ${insert.table}` })
  }

  /** 'embedded' or 'server', to show to people; nothing may depend on it. */
  get kind(): string {
    return this.#driver.kind
  }

  /** Resolves when the engine answers. */
  async ready(): Promise<void> {
    await this.#guarded(() => this.#driver.select('SELECT 1', {}, { tag: 'store.ready' }))
  }

  /** The engine's own copy of all tables, as of now, in a directory that does not exist yet. Returns the tables' names. */
  async copyTo(path: string): Promise<string[]> {
    await this.command('store.backup', `BACKUP DATABASE sweeps TO File('${sqlText(path)}')`)
    return (await this.run(tableNames, {})).map(row => row.name)
  }

  /** Reads back every part of every table: is it as it was written? Takes as long as reading all of it. */
  async check(): Promise<{ table: string; sound: boolean }[]> {
    const checked: { table: string; sound: boolean }[] = []
    for (const { name } of await this.run(tableNames, {})) {
      const sql = `CHECK TABLE ${name} SETTINGS check_query_single_value_result = 1`
      const { result } = await this.one(defineQuery({ tag: 'store.check', sql, row: Type.Object({ result: Type.Integer() }) }), {})
      checked.push({ table: name, sound: result === 1 })
    }
    return checked
  }

  close(): Promise<void> {
    return this.#driver.close()
  }

  async #guarded<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (error) {
      throw error instanceof EngineError ? asProblem(error) : error
    }
  }
}

function asProblem(error: EngineError): Problem {
  const cause = { cause: error }
  switch (error.code) {
    case 243:
      return new Problem('disk-full', 'the disk of the data directory is full: make room; nothing that was acknowledged is lost', {}, cause)
    case 241:
      return new Problem('too-heavy', 'the question needs more memory than allowed: ask for less, or raise SWEEPS_MEMORY', {}, cause)
    case 159:
      return new Problem('too-heavy', 'the question took longer than allowed: ask for less, or raise SWEEPS_QUERY_SECONDS', {}, cause)
    case 236:
      return new Problem('shutting-down', 'the store is closed', {}, cause)
    case 396:
      return new Problem('too-heavy', 'the answer is larger than 256 MB: ask for less', {}, cause)
    default:
      return new Problem('query-failed', `${error.tag}: ${error.message.split('\n')[0]}`, {}, cause)
  }
}
