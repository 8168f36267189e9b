import { randomUUID } from 'node:crypto'
import { drainPending, Session } from 'chdb'
import { type Ask, type Driver, EngineError, type Insert, type Params } from './driver.js'
import { assertEngineConfig, writeEngineConfig } from './engine-config.js'
import { Sessions } from './sessions.js'

export interface EmbeddedOptions {
  /** Most memory the engine may use for all queries together, in bytes. */
  memory: number
  /** Longest a query may run, in seconds. */
  seconds: number
  /** Free disk space below which inserts are refused, in bytes. */
  keepFree: number
}

/** ClickHouse inside this process (chDB) on a directory of its own. */
export function openEmbedded(directory: string, options: EmbeddedOptions): Driver {
  return new Embedded(directory, options)
}

const settings = (options: EmbeddedOptions): Record<string, string | number> => ({
  output_format_json_quote_64bit_integers: 1,
  input_format_skip_unknown_fields: 0,
  async_insert: 0,
  max_execution_time: options.seconds,
  max_memory_usage: Math.floor(options.memory * 0.8),
  // TRICKY: a huge buffered result is not part of the memory cap.
  max_result_bytes: 256 * 1024 * 1024,
  result_overflow_mode: 'throw',
  optimize_aggregation_in_order: 1,
  max_partitions_per_insert_block: 0,
})

class Embedded implements Driver {
  readonly kind = 'embedded'
  readonly #control: Session
  readonly #writers: Sessions
  readonly #readers: Sessions

  constructor(directory: string, options: EmbeddedOptions) {
    const wanted = settings(options)
    const config = writeEngineConfig(directory, options)
    const open = (): Session =>
      new Session(directory, {
        connectionArgs: [`--config-file=${config}`, ...Object.entries(wanted).map(([name, value]) => `--${name}=${value}`)],
      })
    this.#control = open()
    assertSettings(this.#control, wanted)
    assertEngineConfig(this.#control, options)
    this.#control.query('CREATE DATABASE IF NOT EXISTS sweeps ENGINE = Atomic')
    const inDatabase = (): Session => {
      const session = open()
      session.query('USE sweeps')
      return session
    }
    this.#writers = new Sessions(inDatabase, 1)
    this.#readers = new Sessions(inDatabase, 3)
  }

  async select(sql: string, params: Params, ask: Ask): Promise<string> {
    const chunks: string[] = []
    await this.#stream(sql, params, 'JSONEachRow', ask, chunk => chunks.push(chunk.text()))
    return chunks.join('')
  }

  async bytes(sql: string, params: Params, format: string, ask: Ask): Promise<Buffer> {
    const chunks: Uint8Array[] = []
    await this.#stream(sql, params, format, ask, chunk => chunks.push(Uint8Array.from(chunk.raw())))
    return Buffer.concat(chunks)
  }

  async command(sql: string, params: Params, ask: Ask): Promise<void> {
    await this.#writers.use(async session => {
      try {
        // Streams take SELECTs only. Binding is serialised over the process here, which one writer does not notice.
        await (Object.keys(params).length > 0 ? session.queryBindAsync(sql, params) : session.queryAsync(sql))
      } catch (error) {
        throw asEngineError(error, ask.tag)
      }
    })
  }

  async insert(insert: Insert, ask: Ask): Promise<void> {
    if (insert.rows === 0) return
    await this.#writers.use(async session => {
      try {
        const summary = await session.insert({
          table: `sweeps.${insert.table}`,
          columns: insert.columns,
          values: insert.lines,
          format: 'JSONCompactEachRow',
          settings: { log_comment: ask.tag },
        })
        if (summary.rowsSent !== insert.rows) throw new Error(`${summary.rowsSent} lines were sent for ${insert.rows} rows`)
      } catch (error) {
        throw asEngineError(error, ask.tag)
      }
    })
  }

  async close(): Promise<void> {
    this.#readers.close()
    this.#writers.close()
    await drainPending()
    this.#control.close()
    await drainPending()
  }

  async #stream(
    sql: string,
    params: Params,
    format: string,
    ask: Ask,
    take: (chunk: { text(): string; raw(): Uint8Array }) => void,
  ): Promise<void> {
    const id = `${ask.tag} ${randomUUID()}`
    const cancel = (): void => {
      // The comment is the query's name: killing by it works from another connection while this one is busy.
      this.#control.queryAsync(`KILL QUERY WHERE Settings['log_comment'] = '${id.replace(/[^\w ./-]/g, '')}' ASYNC`).catch(() => {})
    }
    await this.#readers.use(async session => {
      if (ask.signal?.aborted) throw new EngineError('the question was withdrawn', ask.tag)
      ask.signal?.addEventListener('abort', cancel, { once: true })
      try {
        // biome-ignore lint/suspicious/noExplicitAny: the driver types parameters as `object`
        const stream = session.queryStreamBind(withComment(sql, id), params as any, { format })
        for await (const chunk of stream) take(chunk)
        if (ask.signal?.aborted) throw new Error('the question was withdrawn')
      } catch (error) {
        throw asEngineError(error, ask.tag)
      } finally {
        ask.signal?.removeEventListener('abort', cancel)
      }
    })
  }
}

/** Adds the query's name as a setting. Only SELECTs carry one: they are what may run long and need to be killed. */
function withComment(sql: string, id: string): string {
  const comment = `log_comment = '${id.replace(/[^\w ./-]/g, '')}'`
  if (!/^\s*(--[^\n]*\n|\s)*(SELECT|WITH)\b/i.test(sql)) return sql
  return /\bSETTINGS\b(?![\s\S]*\))/i.test(sql) ? `${sql.trimEnd()}, ${comment}` : `${sql.trimEnd()}\nSETTINGS ${comment}`
}

/** An option the engine does not know is ignored without a word, so every setting is read back. */
function assertSettings(session: Session, wanted: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(wanted)) {
    const text = session.query(`SELECT value FROM system.settings WHERE name = '${name}'`, 'TSV').trim()
    if (text !== String(value))
      throw new Error(`the engine did not take the setting ${name} = ${value}: it has ${text || 'none of that name'}`)
  }
}

const asEngineError = (error: unknown, tag: string): EngineError =>
  error instanceof EngineError ? error : new EngineError(error instanceof Error ? error.message : String(error), tag, { cause: error })
