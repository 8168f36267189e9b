import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { Mutex } from '../mutex.js'
import { type Damage, describeDamage, settleDamage } from './damage.js'
import { type Copy, type CopyOf, type Driver, EngineError, type Insert, type Params } from './driver.js'
import { jsonLine } from './json-line.js'
import { defineQuery, type Query } from './query.js'
import { shardKeys } from './shard-keys.js'
import { entryOf, nodesOf, partsOf, type Shards, statementsOn } from './shards.js'
import { SqliteFile } from './sqlite-file.js'
import { StoreClock } from './store-clock.js'
import { TextLines } from './text-lines.js'

const tableNames = defineQuery({
  tag: 'store.tables',
  sql: `-- one row per table\nSELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree' ORDER BY name`,
  row: Type.Object({ name: Type.String() }),
})

export interface RunOptions {
  signal?: AbortSignal
}

/** The one door to ClickHouse. Which driver runs behind it nobody else knows. */
export class Store {
  readonly #driver: Driver
  /** The time of whoever shares this store: everything that is written with an instant takes it from here. */
  readonly clock: StoreClock
  /** True when no other process can write to it. */
  readonly exclusive: boolean
  /** Writers of the next revision of figures queue here: two imports at once would both make the same one. */
  readonly revisions = new Mutex()
  readonly #reading: () => Driver
  readonly directory: string
  #damage: readonly Damage[]
  readonly #shards: Shards | undefined

  /**
   * `reading` opens an engine in this process, for files that a server cannot see; an embedded one needs none. `shards`: its tables are spread
   * over them.
   */
  constructor(
    driver: Driver,
    directory: string,
    damage: readonly Damage[],
    { reading = () => driver, shards }: { reading?: () => Driver; shards?: Shards | undefined } = {},
  ) {
    this.#driver = driver
    this.clock = new StoreClock(driver)
    this.exclusive = driver.exclusive
    this.#reading = reading
    this.#shards = shards
    this.directory = directory
    this.#damage = damage
  }

  /** What opening found to be lost and nobody has settled. */
  get damage(): readonly Damage[] {
    return this.#damage
  }

  /** The same in words. */
  get warnings(): string[] {
    return this.#damage.map(describeDamage)
  }

  /** Somebody knows of the damage of a table, or of all, and goes on with what is there. Returns what that was. */
  settle(table?: string): readonly Damage[] {
    const settled = this.#damage.filter(damage => table === undefined || damage.table === table)
    if (settled.length > 0) settleDamage(this.directory, settled)
    this.#damage = this.#damage.filter(damage => !settled.includes(damage))
    return settled
  }

  /** Asks a question; rows come checked. Throws `Problem` for what an operator can act on. */
  async run<P extends Params, Row>(query: Query<P, Row>, params: P, options: RunOptions = {}): Promise<Row[]> {
    const text = await this.#guarded(() => this.#driver.select(this.#textOf(query), params, { tag: query.tag, ...options }))
    const rows: Row[] = []
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf('\n', at)
      const line = end < 0 ? text.slice(at) : text.slice(at, end)
      if (line) rows.push(query.read(JSON.parse(line)))
      at = end < 0 ? text.length : end + 1
    }
    return rows
  }

  /** Asks a question whose answer may be longer than the memory: hands its rows on as they come, the next when the last were dealt with. */
  each<P extends Params, Row>(query: Query<P, Row>, params: P, hand: (rows: Row[]) => Promise<void>): Promise<void> {
    return this.#each(this.#driver, query, params, hand)
  }

  async #each<P extends Params, Row>(driver: Driver, query: Query<P, Row>, params: P, hand: (rows: Row[]) => Promise<void>): Promise<void> {
    const lines = new TextLines()
    const give = async (found: string[]): Promise<void> => {
      if (found.length > 0) await hand(found.filter(Boolean).map(line => query.read(JSON.parse(line))))
    }
    await this.#guarded(async () => {
      await driver.each(this.#textOf(query), params, 'JSONEachRow', { tag: query.tag }, piece => give(lines.add(piece)))
      await give(lines.end())
    })
  }

  /** Work on a SQLite file of this machine. A ClickHouse server cannot see it: then an engine in this process reads it. */
  async sqlite<T>(path: string, work: (file: SqliteFile) => Promise<T>): Promise<T> {
    if (this.readsFiles) return work(new SqliteFile(this.#driver, path))
    const driver = this.#reading()
    try {
      return await work(new SqliteFile(driver, path))
    } finally {
      await driver.close()
    }
  }

  /** Whether statements of this store can name files of this machine: a ClickHouse server sees none of them. */
  get readsFiles(): boolean {
    return this.#driver.kind === 'embedded'
  }

  /** A question to files of this machine, as `each`: where the store does not see them an engine in this process reads them. */
  async eachOfFile<P extends Params, Row>(query: Query<P, Row>, params: P, hand: (rows: Row[]) => Promise<void>): Promise<void> {
    const driver = this.readsFiles ? this.#driver : this.#reading()
    try {
      await this.#each(driver, query, params, hand)
    } finally {
      if (driver !== this.#driver) await driver.close()
    }
  }

  /** The one row of a question that has exactly one. */
  async one<P extends Params, Row>(query: Query<P, Row>, params: P, options: RunOptions = {}): Promise<Row> {
    const rows = await this.run(query, params, options)
    if (rows.length !== 1) throw new Error(`${query.tag}: one row expected, ${rows.length} came`)
    return rows[0]!
  }

  /** The rows of a question as a file in a format of the engine's. */
  bytes<P extends Params, Row>(query: Query<P, Row>, params: P, format: 'Parquet' | 'CSV'): Promise<Buffer> {
    return this.#guarded(() => this.#driver.bytes(this.#textOf(query), params, format, { tag: query.tag }))
  }

  /** Changes something: a migration, a deletion. */
  async command(tag: string, sql: string, params: Params = {}): Promise<void> {
    const nodes = nodesOf(sql, this.#shards)
    for (const text of statementsOn(sql, this.#shards)) await this.#guarded(() => this.#driver.command(text, params, { tag, nodes }))
  }

  /** Inserts rows given as values. For bulk, `insertLines`. */
  async insert(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Promise<void> {
    for (let at = 0; at < rows.length; at += 10_000) {
      const part = rows.slice(at, at + 10_000)
      const lines = Buffer.from(part.map(jsonLine).join(''))
      await this.#guarded(() => this.#insert({ table, columns, lines, rows: part.length }))
    }
  }

  /** Inserts rows that are JSONCompactEachRow lines already, made by `jsonLine`. Throws the engine's own error: the caller decides what is poison. */
  insertLines(insert: Insert): Promise<void> {
    return this.#insert(insert)
  }

  #insert(insert: Insert): Promise<void> {
    const nodes = nodesOf(`INSERT INTO ${insert.table}`, this.#shards)
    return this.#driver.insert({ ...insert, table: entryOf(insert.table, this.#shards) }, { tag: `insert ${insert.table}`, nodes })
  }

  #textOf<P extends Params, Row>(query: Query<P, Row>): string {
    return this.#shards ? query.sqlOn(this.#shards.cluster) : query.sql
  }

  /** 'embedded' or 'server', to show to people; nothing may depend on it. */
  get kind(): string {
    return this.#driver.kind
  }

  /** Resolves when the engine answers. */
  async ready(): Promise<void> {
    await this.#guarded(() => this.#driver.select('SELECT 1', {}, { tag: 'store.ready' }))
  }

  /** The database all of it is in. */
  get database(): string {
    return this.#driver.database
  }

  /** The tables that hold the rows of one: several where it is spread over shards. Throws `usage` where those are on other nodes. */
  holding(table: string): string[] {
    const shards = this.#shards
    if (!shards || shardKeys[table] === undefined) return [table]
    if (shards.here !== undefined) return partsOf(table, shards)
    throw new Problem('usage', `${table} is spread over the cluster ${shards.cluster}: bring it back with all of a backup (sweeps restore)`)
  }

  /** The engine's own copy of all tables, as of now: where there is none yet. Returns the tables' names. Throws `usage` when a server was not told where it keeps backups. */
  async copyTo(copy: Copy): Promise<string[]> {
    const place = this.#driver.placeOf(copy)
    await this.#guarded(() => this.#driver.copy('to', place, { database: this.database }, { tag: 'store.backup' }))
    return (await this.run(tableNames, {})).map(row => row.name)
  }

  /** Reads such a copy back: all of it, or one table under another name. */
  async copyFrom(copy: Copy, of: CopyOf): Promise<void> {
    const place = this.#driver.placeOf(copy)
    await this.#guarded(() => this.#driver.copy('from', place, of, { tag: 'store.restore' }))
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

/** What the engine refused, as a problem that says what to do. */
export function asProblem(error: EngineError): Problem {
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
