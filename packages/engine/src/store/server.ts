import { Readable } from 'node:stream'
import { type ClickHouseClient, ClickHouseError, createClient } from '@clickhouse/client'
import { type Ask, type Driver, EngineError, type Insert, type Params } from './driver.js'

export interface ServerOptions {
  /** `http://user:password@host:8123`. */
  url: string
  database: string
  /** Longest a query may run, in seconds. */
  seconds: number
}

/** A ClickHouse server or cluster over HTTP. Creates the database when it is not there. */
export async function openServer(options: ServerOptions): Promise<Driver> {
  const url = new URL(options.url)
  const common = {
    url: url.origin,
    username: decodeURIComponent(url.username) || 'default',
    password: decodeURIComponent(url.password),
    application: 'sweeps',
    request_timeout: (options.seconds + 5) * 1000,
  }
  const bootstrap = createClient(common)
  try {
    await bootstrap.command({ query: `CREATE DATABASE IF NOT EXISTS ${options.database}` })
  } catch (error) {
    throw asEngineError(error, 'open')
  } finally {
    await bootstrap.close()
  }
  return new Server(
    createClient({
      ...common,
      database: options.database,
      clickhouse_settings: {
        output_format_json_quote_64bit_integers: 1,
        input_format_skip_unknown_fields: 0,
        async_insert: 0,
        max_execution_time: options.seconds,
        optimize_aggregation_in_order: 1,
        max_partitions_per_insert_block: '0',
        // An answer that fails half-way must not look like a short one.
        wait_end_of_query: 1,
      },
    }),
  )
}

class Server implements Driver {
  readonly kind = 'server'
  readonly #client: ClickHouseClient

  constructor(client: ClickHouseClient) {
    this.#client = client
  }

  async select(sql: string, params: Params, ask: Ask): Promise<string> {
    return (await this.bytes(sql, params, 'JSONEachRow', ask)).toString('utf8')
  }

  async bytes(sql: string, params: Params, format: string, ask: Ask): Promise<Buffer> {
    return this.#guarded(ask, async () => {
      const answer = await this.#client.exec({ query: `${sql.trimEnd()}\nFORMAT ${format}`, ...this.#call(params, ask) })
      const chunks: Buffer[] = []
      for await (const chunk of answer.stream) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    })
  }

  async command(sql: string, params: Params, ask: Ask): Promise<void> {
    await this.#guarded(ask, () => this.#client.command({ query: sql, ...this.#call(params, ask) }))
  }

  async insert(insert: Insert, ask: Ask): Promise<void> {
    if (insert.rows === 0) return
    await this.#guarded(ask, () =>
      this.#client.insert({
        table: insert.table,
        columns: [...insert.columns] as [string, ...string[]],
        values: Readable.from([insert.lines], { objectMode: false }),
        format: 'JSONCompactEachRow',
        clickhouse_settings: { log_comment: ask.tag },
      }),
    )
  }

  async close(): Promise<void> {
    await this.#client.close()
  }

  #call(params: Params, ask: Ask) {
    return {
      query_params: params as Record<string, unknown>,
      clickhouse_settings: { log_comment: ask.tag },
      ...(ask.signal ? { abort_signal: ask.signal } : {}),
    }
  }

  async #guarded<T>(ask: Ask, call: () => Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (error) {
      throw asEngineError(error, ask.tag)
    }
  }
}

function asEngineError(error: unknown, tag: string): EngineError {
  if (error instanceof ClickHouseError) return new EngineError(`Code: ${error.code}. ${error.message}`, tag, { cause: error })
  // 210: the server could not be reached, which may pass.
  return new EngineError(`Code: 210. ${error instanceof Error ? error.message : String(error)}`, tag, { cause: error })
}
