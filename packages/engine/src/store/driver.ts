/** A value bound to a typed placeholder `{name:Type}`. Instants are strings, `2021-08-09 20:00:00.000`, in UTC. */
export type Param = string | number | boolean | null | readonly (string | number)[]
export type Params = Readonly<Record<string, Param>>

/** Who asks, for the engine's query log and for errors, and how long it may take. */
export interface Ask {
  tag: string
  /** Cancels the query in the engine, not only the wait for it. */
  signal?: AbortSignal
  /** How many nodes must have what is inserted before it counts; undefined: the one that took it. */
  nodes?: number | undefined
}

export interface Insert {
  table: string
  columns: readonly string[]
  /** JSONCompactEachRow: one line a row, each ended by `\n`, every line made by JSON.stringify of validated values. */
  lines: Buffer
  rows: number
}

/** A copy of all tables: in a directory of this machine, or under a name where a server keeps its backups. */
export interface Copy {
  /** Of the backup, for an engine in this process. */
  directory: string
  /** Of the copy, for a server. */
  name?: string | undefined
}

/** What of a copy is meant: all of it, or one table under another name; `database` is what it was called when the copy was made. */
export interface CopyOf {
  database: string
  table?: { name: string; as: string } | undefined
}

/**
 * What Sweeps needs from ClickHouse, embedded or over HTTP. Only `store` sees one of these.
 * All three throw `EngineError`.
 */
export interface Driver {
  readonly kind: 'embedded' | 'server'
  /** True when no other process can write to the same store. */
  readonly exclusive: boolean
  /** The database all of it is in. */
  readonly database: string
  /** Rows as JSONEachRow text, 64-bit integers quoted. */
  select(sql: string, params: Params, ask: Ask): Promise<string>
  /** A result in another of the engine's formats (Parquet, CSV…), as bytes. */
  bytes(sql: string, params: Params, format: string, ask: Ask): Promise<Buffer>
  /** The same in pieces, as they come; the next when the last was dealt with. A piece may be memory that is used again. */
  each(sql: string, params: Params, format: string, ask: Ask, hand: (piece: Uint8Array) => Promise<void>): Promise<void>
  command(sql: string, params: Params, ask: Ask): Promise<void>
  insert(insert: Insert, ask: Ask): Promise<void>
  /** Where the engine keeps the copy of all tables that belongs to a backup. Throws `usage` when nobody has said where. */
  placeOf(copy: Copy): string
  /** Writes a copy of all tables to a place, or reads one back; resolves when it is done, however long that takes. */
  copy(direction: 'to' | 'from', place: string, of: CopyOf, ask: Ask): Promise<void>
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

  /** True when the rows themselves cannot be taken. Everything else may pass: memory, time, space, a table or a server that is away. */
  get poison(): boolean {
    return poisonCodes.has(this.code)
  }

  /** True when it was given up for the time it took: less at once may do. */
  get tookTooLong(): boolean {
    return this.code === 159
  }
}

// 394 and 236 are the engine's own numbers for what was cancelled, and for what it abandons because it shuts down.
export const withdrawn = (tag: string, cause?: unknown): EngineError =>
  new EngineError('Code: 394. The question was withdrawn', tag, { cause })

export const closed = (tag: string, cause?: unknown): EngineError => new EngineError('Code: 236. The store is closed', tag, { cause })

export const asEngineError = (error: unknown, tag: string): EngineError =>
  error instanceof EngineError ? error : new EngineError(error instanceof Error ? error.message : String(error), tag, { cause: error })

// Text that is not of the column's type (6 text, 26 quotes, 27 input, 38 date, 41 time, 72 number, 376 UUID), values of another type or
// out of its range (32, 33, 53, 69, 70, 117, 130, 131, 321, 349, 407).
const poisonCodes = new Set([6, 26, 27, 32, 33, 38, 41, 53, 69, 70, 72, 117, 130, 131, 321, 349, 376, 407])
