import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { BoundedBuffer, maxResultBytes } from './bounded-buffer.js'
import { checkInsert } from './check-insert.js'
import { copySql } from './copy-sql.js'
import { type Ask, type Copy, type CopyOf, closed, type Driver, EngineError, type Insert, type Params } from './driver.js'
import { writeLongValues } from './long-values.js'
import { defineQuery } from './query.js'
import { Running } from './running.js'

export interface ServerOptions {
  /** `http://user:password@host:8123`. */
  url: string
  database: string
  /** Longest a query may run, in seconds. */
  seconds: number
  /** Most memory one query may use, in bytes. */
  memory: number
  /** The cluster on which the database is made. */
  cluster?: string | undefined
  /** Where the server keeps backups, in its own words, with `{name}` for the backup's name: `Disk('backups', '{name}')`. */
  backups?: string | undefined
  /** False: a database that is not there is not made. Default true. */
  create?: boolean
  /** Called when it is closed. */
  onClose?: () => Promise<void>
}

/** A ClickHouse server or cluster over HTTP. Creates the database when it is not there. Throws `store-unusable` when it cannot be had. */
export async function openServer(options: ServerOptions): Promise<Driver> {
  const { database, seconds, memory } = options
  const url = parseAddress(options.url)
  // A name is no value: it cannot be bound, so it is held to what needs no quotes.
  if (!/^[A-Za-z_]\w*$/.test(database))
    throw new Problem('store-unusable', `"${database}" is no name for a database: use letters, digits and _`)
  const common = {
    url: url.origin,
    username: decodeURIComponent(url.username) || 'default',
    password: decodeURIComponent(url.password),
    application: 'sweeps',
    // It would print to stderr what is thrown anyway.
    log: { level: ClickHouseLogLevel.OFF },
    request_timeout: (seconds + 5) * 1000,
  }
  const control = createClient(common)
  try {
    await control.command({ query: options.create === false ? 'SELECT 1' : makeDatabase(database, options.cluster) })
  } catch (error) {
    await control.close()
    throw unreachable(url, error)
  }
  return new Server(
    control,
    createClient({
      ...common,
      database,
      clickhouse_settings: {
        output_format_json_quote_64bit_integers: 1,
        input_format_skip_unknown_fields: 0,
        async_insert: 0,
        max_execution_time: seconds,
        max_memory_usage: String(memory),
        max_result_bytes: String(maxResultBytes),
        result_overflow_mode: 'throw',
        optimize_aggregation_in_order: 1,
        max_partitions_per_insert_block: '0',
        // An answer that fails half-way must not look like a short one.
        wait_end_of_query: 1,
        ...(options.cluster ? clusterSettings : {}),
      },
    }),
    options,
  )
}

/** What has been written is read: by whoever asks, from the replica that took it. Erasures are mutations whose conditions ask other tables. */
const clusterSettings = {
  insert_distributed_sync: 1,
  load_balancing: 'in_order',
  prefer_localhost_replica: 0,
  allow_nondeterministic_mutations: 1,
} as const

/** Nodes that do not answer within this time are down, in milliseconds. */
const quorumMs = 10_000

/** A row of `system.backups`. */
const copyStatus = defineQuery({
  tag: 'store.copy-status',
  sql: `-- one row, or none when the server no longer knows of it
SELECT toString(status) AS status, error FROM system.backups WHERE id = {id:String}`,
  row: Type.Object({ status: Type.String(), error: Type.String() }),
})

/** A copy under way is asked for again after this long, in milliseconds. */
const copyPollMs = 200

const makeDatabase = (name: string, cluster: string | undefined): string =>
  `CREATE DATABASE IF NOT EXISTS ${name}${cluster ? ` ON CLUSTER '${cluster.replaceAll("'", "\\'")}'` : ''}`

class Server implements Driver {
  readonly kind = 'server'
  readonly exclusive = false
  readonly #client: ClickHouseClient
  readonly #control: ClickHouseClient
  readonly #running: Running
  readonly #options: ServerOptions
  readonly database: string
  #closing: Promise<void> | undefined

  /** `control` has connections of its own: to stop a question it must not have to wait behind it. */
  constructor(control: ClickHouseClient, client: ClickHouseClient, options: ServerOptions) {
    this.#client = client
    this.#control = control
    this.#options = options
    this.database = options.database
    // Hanging up is not enough: the server would go on computing.
    this.#running = new Running(names =>
      control.command({
        query: "KILL QUERY WHERE Settings['log_comment'] IN {names:Array(String)} ASYNC",
        query_params: { names },
      }),
    )
  }

  async select(sql: string, params: Params, ask: Ask): Promise<string> {
    return (await this.bytes(sql, params, 'JSONEachRow', ask)).toString('utf8')
  }

  bytes(sql: string, params: Params, format: string, ask: Ask): Promise<Buffer> {
    return this.#track(ask, async name => {
      const { query, ...rest } = call(sql, params, name)
      const answer = await this.#client.exec({ query: `${query.trimEnd()}\nFORMAT ${format}`, ...rest })
      const buffer = new BoundedBuffer(ask.tag)
      for await (const chunk of answer.stream) buffer.add(chunk as Buffer)
      return buffer.whole()
    })
  }

  each(sql: string, params: Params, format: string, ask: Ask, hand: (piece: Uint8Array) => Promise<void>): Promise<void> {
    return this.#track(ask, async name => {
      const { query, query_params, clickhouse_settings } = call(sql, params, name)
      const answer = await this.#client.exec({
        query: `${query.trimEnd()}\nFORMAT ${format}`,
        query_params,
        // It need not fit the server's memory: should it fail half-way, what comes last is no row, and is refused as none.
        clickhouse_settings: { ...clickhouse_settings, wait_end_of_query: 0, max_result_bytes: '0' },
      })
      for await (const chunk of answer.stream) await hand(chunk as Buffer)
    })
  }

  async command(sql: string, params: Params, ask: Ask): Promise<void> {
    await this.#track(ask, name => this.#client.command(call(sql, params, name, ask)))
  }

  async insert(insert: Insert, ask: Ask): Promise<void> {
    await checkInsert(insert, ask.tag)
    if (insert.rows === 0) return
    try {
      this.#open()
      // Not the client's `insert`: that one takes objects and would stringify a second time what is text already.
      const answer = await this.#client.exec({
        query: `INSERT INTO ${insert.table} (${insert.columns.join(', ')}) FORMAT JSONCompactEachRow`,
        values: Readable.from([insert.lines], { objectMode: false }),
        clickhouse_settings: { log_comment: ask.tag, ...quorum(ask) },
      })
      for await (const _ of answer.stream);
    } catch (error) {
      throw worded(error, ask.tag)
    }
  }

  placeOf({ name }: Copy): string {
    const { backups } = this.#options
    if (!backups?.includes('{name}'))
      throw new Problem(
        'usage',
        "where ClickHouse keeps backups is not known: name it in SWEEPS_CLICKHOUSE_BACKUPS with {name} in it, such as Disk('backups', '{name}')",
      )
    if (name === undefined)
      throw new Problem('usage', 'the tables of this backup are in its directory, and not where ClickHouse keeps backups')
    return backups.replaceAll('{name}', name)
  }

  /** It may take hours, and an answer over HTTP only so long: it is begun, and asked for until it is done. */
  async copy(direction: 'to' | 'from', place: string, of: CopyOf, ask: Ask): Promise<void> {
    const id = randomUUID()
    await this.command(`${copySql(direction, place, of, this.#options)} SETTINGS id = '${id}' ASYNC`, {}, ask)
    for (;;) {
      const text = await this.select(copyStatus.sql, { id }, ask)
      const { status, error } = text ? copyStatus.read(JSON.parse(text)) : { status: 'LOST', error: 'the server no longer knows of it' }
      if (status === 'BACKUP_CREATED' || status === 'RESTORED') return
      if (!status.startsWith('CREATING') && status !== 'RESTORING') throw new EngineError(error || status, ask.tag)
      await sleep(copyPollMs)
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#running.stopAll()
    await this.#client.close()
    await this.#control.close()
    await this.#options.onClose?.()
  }

  #track<T>(ask: Ask, query: (name: string) => Promise<T>): Promise<T> {
    return this.#running.track(ask, async name => {
      try {
        this.#open()
        return await query(name)
      } catch (error) {
        throw worded(error, ask.tag)
      }
    })
  }

  #open(): void {
    if (this.#closing) throw closed('store')
  }
}

function call(sql: string, params: Params, name: string, ask?: Ask) {
  const { sql: query, params: short, size } = writeLongValues(sql, params)
  return {
    query,
    query_params: short as Record<string, unknown>,
    // It reads 256 KB unless told otherwise.
    clickhouse_settings: { log_comment: name, ...(size > 0 && { max_query_size: String(2 * size) }), ...(ask && quorum(ask)) },
  }
}

const quorum = ({ nodes }: Ask) => (nodes === undefined ? {} : { insert_quorum: String(nodes), insert_quorum_timeout: quorumMs })

function worded(error: unknown, tag: string): EngineError {
  if (error instanceof EngineError) return error
  if (error instanceof ClickHouseError) return new EngineError(`Code: ${error.code}. ${error.message}`, tag, { cause: error })
  // 210: the server could not be reached, which may pass.
  return new EngineError(`Code: 210. ${error instanceof Error ? error.message : String(error)}`, tag, { cause: error })
}

function parseAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Problem('store-unusable', 'the address of ClickHouse is none: write it as http://user:password@host:8123')
  return url
}

/** Never with the password: the address may be printed. */
function unreachable(url: URL, error: unknown): Problem {
  const reason =
    error instanceof Error ? (error.message || (error as NodeJS.ErrnoException).code || error.name).split('\n')[0] : String(error)
  return new Problem(
    'store-unusable',
    `ClickHouse at ${url.host} cannot be used (${reason}): check the address, the user and the password`,
    {},
    { cause: error },
  )
}
