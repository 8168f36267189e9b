/** A value bound to a typed placeholder `{name:Type}`. Instants are strings, `2021-08-09 20:00:00.000`, in UTC. */
export type Param = string | number | boolean | null | readonly (string | number)[]
export type Params = Readonly<Record<string, Param>>

/** Who asks, for the engine's query log and for errors, and how long it may take. */
export interface Ask {
  tag: string
  /** Cancels the query in the engine, not only the wait for it. */
  signal?: AbortSignal
}

export interface Insert {
  table: string
  columns: readonly string[]
  /** JSONCompactEachRow: one line a row, each ended by `\n`, every line made by JSON.stringify of validated values. */
  lines: Buffer
  rows: number
}

/**
 * What Sweeps needs from ClickHouse, embedded or over HTTP. Only `store` sees one of these.
 * All three throw `EngineError`.
 */
export interface Driver {
  readonly kind: 'embedded' | 'server'
  /** Rows as JSONEachRow text, 64-bit integers quoted. */
  select(sql: string, params: Params, ask: Ask): Promise<string>
  /** A result in another of the engine's formats (Parquet, CSV…), as bytes. */
  bytes(sql: string, params: Params, format: string, ask: Ask): Promise<Buffer>
  command(sql: string, params: Params, ask: Ask): Promise<void>
  insert(insert: Insert, ask: Ask): Promise<void>
  close(): Promise<void>
}

/** What the engine said when it refused. `code` is ClickHouse's own number; 0 when it gave none. */
export class EngineError extends Error {
  readonly code: number
  readonly tag: string

  constructor(message: string, tag: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EngineError'
    this.code = Number(/Code: (\d+)\./.exec(message)?.[1] ?? 0)
    this.tag = tag
  }

  /** True when the same question may succeed later: memory, time, space, or a store that is only read at the moment. */
  get passing(): boolean {
    return passingCodes.has(this.code)
  }
}

// 394 and 236 are the engine's own numbers for what was cancelled, and for what it abandons because it shuts down.
export const withdrawn = (tag: string, cause?: unknown): EngineError =>
  new EngineError('Code: 394. The question was withdrawn', tag, { cause })

export const closed = (tag: string, cause?: unknown): EngineError => new EngineError('Code: 236. The store is closed', tag, { cause })

export const asEngineError = (error: unknown, tag: string): EngineError =>
  error instanceof EngineError ? error : new EngineError(error instanceof Error ? error.message : String(error), tag, { cause: error })

// 159 time, 164 read-only, 202 too many queries, 236 aborted, 241 memory, 242 table read-only, 243 no space, 252 too many parts,
// 394 killed, 1000–1003 input and output of the operating system, 209/210 network, 999 keeper, 225 no keeper.
const passingCodes = new Set([159, 164, 202, 209, 210, 225, 236, 241, 242, 243, 252, 394, 999, 1000, 1001, 1002, 1003])
