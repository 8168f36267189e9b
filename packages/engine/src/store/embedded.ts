import { drainPending, Session } from 'chdb'
import { BoundedBuffer, maxResultBytes } from './bounded-buffer.js'
import { checkInsert } from './check-insert.js'
import { copySql } from './copy-sql.js'
import { type Ask, asEngineError, type Copy, type CopyOf, type Driver, type Insert, type Params, withdrawn } from './driver.js'
import { assertEngineConfig, writeEngineConfig } from './engine-config.js'
import { freeStdin } from './free-stdin.js'
import { Running } from './running.js'
import { Sessions } from './sessions.js'
import { sqlText } from './sql-text.js'

export interface EmbeddedOptions {
  /** Most memory the engine may use for all queries together, in bytes. */
  memory: number
  /** Longest a query may run, in seconds. */
  seconds: number
  /** Free disk space below which inserts are refused, in bytes. */
  keepFree: number
  /** Queries run at the lowest priority of the system: others wait for what this process answers meanwhile. Default false. */
  givesWay?: boolean | undefined
  /** Shards within this engine; default none. */
  shards?: number | undefined
}

/**
 * ClickHouse inside this process (chDB) on a directory of its own. One directory a process: that is the engine's limit.
 * Standard input is empty from then on (`freeStdin`).
 */
export function openEmbedded(directory: string, options: EmbeddedOptions): Driver {
  const wanted = settings(options)
  const config = writeEngineConfig(directory, options)
  freeStdin()
  const open = (): Session =>
    new Session(directory, {
      connectionArgs: [`--config-file=${config}`, ...Object.entries(wanted).map(([name, value]) => `--${name}=${value}`)],
    })
  const control = open()
  try {
    assertSettings(control, wanted)
    assertEngineConfig(control, options)
    control.query('CREATE DATABASE IF NOT EXISTS sweeps ENGINE = Atomic')
    return new Embedded(control, () => {
      const session = open()
      session.query('USE sweeps')
      return session
    })
  } catch (error) {
    control.close()
    throw error
  }
}

const settings = (options: EmbeddedOptions): Record<string, string | number> => ({
  output_format_json_quote_64bit_integers: 1,
  input_format_skip_unknown_fields: 0,
  async_insert: 0,
  max_execution_time: options.seconds,
  max_memory_usage: Math.floor(options.memory * 0.8),
  // TRICKY: of a stream this holds for all of it together, and only roughly: those that are held are counted as they come.
  max_result_bytes: maxResultBytes,
  result_overflow_mode: 'throw',
  optimize_aggregation_in_order: 1,
  // Machine code is made for a query again and again: what it takes longer to make than the query to run.
  compile_expressions: 0,
  compile_aggregate_expressions: 0,
  compile_sort_description: 0,
  // TRICKY: with its usual 1 GiB a store of 2 GB answers everything on one core.
  max_threads_min_free_memory_per_thread: 128 * 1024 ** 2,
  max_partitions_per_insert_block: 0,
  // Players wait for the thread that acknowledges, nobody for a question to the millisecond. Without the right to raise it again it does nothing.
  os_threads_nice_value_query: options.givesWay ? 19 : 0,
})

class Embedded implements Driver {
  readonly kind = 'embedded'
  readonly exclusive = true
  readonly database = 'sweeps'
  readonly #control: Session
  readonly #writers: Sessions
  readonly #readers: Sessions
  readonly #running: Running
  #closing: Promise<void> | undefined

  constructor(control: Session, open: () => Session) {
    this.#control = control
    this.#writers = new Sessions(open, 1)
    this.#readers = new Sessions(open, 3)
    this.#running = new Running(names =>
      control.queryAsync(`KILL QUERY WHERE Settings['log_comment'] IN (${names.map(name => `'${name}'`).join(', ')}) ASYNC`),
    )
  }

  async select(sql: string, params: Params, ask: Ask): Promise<string> {
    return (await this.#read(sql, params, 'JSONEachRow', ask)).toString('utf8')
  }

  bytes(sql: string, params: Params, format: string, ask: Ask): Promise<Buffer> {
    return this.#read(sql, params, format, ask)
  }

  each(sql: string, params: Params, format: string, ask: Ask, hand: (piece: Uint8Array) => Promise<void>): Promise<void> {
    return this.#running.track(ask, name =>
      this.#readers.use(async session => {
        comment(session, name)
        // It need not fit the memory.
        session.query('SET max_result_bytes = 0')
        try {
          for await (const chunk of session.queryStreamBind(sql, { ...params }, { format })) await hand(chunk.raw())
        } finally {
          session.query(`SET max_result_bytes = ${maxResultBytes}`)
        }
      }, ask.signal),
    )
  }

  command(sql: string, params: Params, ask: Ask): Promise<void> {
    return this.#running.track(ask, name =>
      this.#writers.use(async session => {
        comment(session, name)
        // Streams take SELECTs only. Binding is serialised over the process here, which one writer does not notice.
        await (Object.keys(params).length > 0 ? session.queryBindAsync(sql, params) : session.queryAsync(sql))
      }, ask.signal),
    )
  }

  async insert(insert: Insert, ask: Ask): Promise<void> {
    await checkInsert(insert, ask.tag)
    if (insert.rows === 0) return
    // Not among the queries that are stopped: an insert is short, and half of one is worth nothing.
    try {
      await this.#writers.use(session =>
        session.insert({
          table: `sweeps.${insert.table}`,
          columns: insert.columns,
          values: insert.lines,
          format: 'JSONCompactEachRow',
          settings: { log_comment: ask.tag },
        }),
      )
    } catch (error) {
      throw asEngineError(error, ask.tag)
    }
  }

  placeOf({ directory }: Copy): string {
    return `File('${sqlText(directory)}')`
  }

  copy(direction: 'to' | 'from', place: string, of: CopyOf, ask: Ask): Promise<void> {
    return this.command(copySql(direction, place, of, this), {}, ask)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    // What waits is refused before what runs is stopped: otherwise it would take the place of what was stopped.
    this.#readers.close()
    this.#writers.close()
    await this.#running.stopAll()
    await drainPending()
    this.#control.close()
    await drainPending()
  }

  #read(sql: string, params: Params, format: string, ask: Ask): Promise<Buffer> {
    return this.#running.track(ask, name =>
      this.#readers.use(async session => {
        if (ask.signal?.aborted) throw withdrawn(ask.tag)
        comment(session, name)
        // TRICKY: EXPLAIN, DESCRIBE and SHOW do not stream, and of a Parquet file each piece of a stream would be one.
        if (!/^(\s|--[^\n]*\n|\()*(SELECT|WITH)\b/i.test(sql) || format === 'Parquet')
          return Buffer.from((await session.queryBindAsync(sql, params, { format })).bytes())
        const buffer = new BoundedBuffer(ask.tag)
        for await (const chunk of session.queryStreamBind(sql, { ...params }, { format })) buffer.add(chunk.raw())
        return buffer.whole()
      }, ask.signal),
    )
  }
}

/** Names what the connection runs next. As a setting of the connection, not in the SQL: no SQL has to be understood for it. */
function comment(session: Session, name: string): void {
  session.query(`SET log_comment = '${name}'`)
}

/** An option the engine does not know is ignored without a word, so every setting is read back. */
function assertSettings(session: Session, wanted: Record<string, string | number>): void {
  const names = Object.keys(wanted).map(name => `'${name}'`)
  const lines = session
    .query(`SELECT name, value FROM system.settings WHERE name IN (${names.join(', ')})`, 'TSV')
    .trim()
    .split('\n')
  const taken = new Map(lines.map(line => line.split('\t') as [string, string]))
  for (const [name, value] of Object.entries(wanted))
    if (taken.get(name) !== String(value))
      throw new Error(`the engine did not take the setting ${name} = ${value}: it has ${taken.get(name) ?? 'none of that name'}`)
}
