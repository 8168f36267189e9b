import { Breath } from '../breath.js'
import { EngineError, type Store } from '../store/index.js'
import type { Batch, JournalReader } from './journal/reader.js'
import type { JournalRecord } from './journal/record.js'
import { rejectLine } from './rejects.js'
import { changeColumns, messageColumns, rejectColumns } from './span-columns.js'

const maxRows = 80_000
/** Rows read from the journal at once, on the thread that also answers players. */
const maxRowsAtOnce = 1000
/** How long to wait after a batch that was not full, so that the engine gets few large inserts rather than many small ones. */
const pause = 200
/** Bytes that may wait in the journal while acknowledging comes first: some seconds of all that two cores can take in. */
const easyBacklog = 64 * 1024 * 1024

/** What a batch touched: UTC days, and the hashes of viewers. */
export interface Touched {
  days: ReadonlySet<string>
  viewers: ReadonlySet<string>
}

export interface LoaderOptions {
  store: Store
  reader: JournalReader
  /** The number of the latest batch of earlier runs. */
  batch: number
  /** Told after each batch what it touched. */
  onLoaded?: (touched: Touched) => void
  /** Told in words what goes wrong and is being dealt with. */
  onTrouble?: (message: string) => void
}

/** Loads the journal into the engine behind the collector, one batch at a time. */
export class Loader {
  readonly #store: Store
  readonly #reader: JournalReader
  readonly #onLoaded: (touched: Touched) => void
  readonly #onTrouble: (message: string) => void
  #number: number
  /** Read from the journal, not in the engine yet. */
  #batch: Batch | undefined
  #running: Promise<void> | undefined
  #stopped = false
  #idle = false
  /** More became durable since the journal was last read. */
  #told = false
  /** Somebody waits for all of it: no pauses meanwhile. */
  #hurried = 0
  #interrupt: () => void = () => {}
  #turn: Promise<unknown> = Promise.resolve()
  #drained: (() => void)[] = []

  constructor(options: LoaderOptions) {
    this.#store = options.store
    this.#reader = options.reader
    this.#number = options.batch
    this.#onLoaded = options.onLoaded ?? (() => {})
    this.#onTrouble = options.onTrouble ?? (() => {})
  }

  /** The number of the latest batch that is in the engine. Whatever was derived at this number is stale past it. */
  get batch(): number {
    return this.#number
  }

  start(): void {
    this.#running = this.#run()
  }

  /** More of the journal is durable. */
  wake(): void {
    this.#told = true
    if (this.#idle) this.#interrupt()
  }

  /** Resolves when all that was durable by now is in the engine. */
  async drained(): Promise<void> {
    if ((this.#idle && !this.#told) || this.#stopped) return
    this.#hurried++
    this.#interrupt()
    await new Promise<void>(resolve => this.#drained.push(resolve))
    this.#hurried--
  }

  /** Runs work that must not see rows arrive half-way: loading waits meanwhile, the journal goes on accepting. */
  between<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {})
    return done
  }

  /** Stops after the insert under way. What is not loaded stays in the journal. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#interrupt()
    await this.#running
    this.#reader.close()
    await this.#reader.retired()
  }

  /**
   * Does what writes to `changes` under a new number, larger than any before. TRICKY: the number counts only when that is done: one
   * that `changes` does not hold would be given again after a restart, and what it names then be taken for counted already.
   */
  async numbered<T>(write: (number: number) => Promise<T>): Promise<T> {
    const number = this.#number + 1
    const result = await write(number)
    this.#number = number
    return result
  }

  /**
   * While more comes in than fits a batch, the collector has the machine to itself for so many times as long as a batch takes:
   * acknowledging is what players wait for. When much waits, half of the time is the loader's.
   */
  get #patience(): number {
    return this.#reader.backlog < easyBacklog ? 5 : 1
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#told = false
      try {
        const began = Date.now()
        const rows = await this.between(() => this.#step())
        if (rows === undefined) await this.#rest()
        else if (this.#hurried === 0) await this.#sleep(rows < maxRows ? pause : (Date.now() - began) * this.#patience)
      } catch (error) {
        if (this.#stopped) break
        this.#onTrouble(`loading stopped for a second: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
        await this.#sleep(1000)
      }
    }
    for (const resolve of this.#drained.splice(0)) resolve()
  }

  /** Loads one batch; returns its rows, or undefined when there is nothing to load. */
  async #step(): Promise<number | undefined> {
    if (!this.#batch) await this.#read()
    if (!this.#batch) return undefined
    const touched = await this.#load(this.#batch.records)
    this.#reader.done(this.#batch)
    const rows = countRows(this.#batch.records)
    this.#batch = undefined
    this.#onLoaded(touched)
    return rows
  }

  /** Reads the next records of the journal, a full batch if there are so many. Should the disk fail, what was read stays the batch. */
  async #read(): Promise<void> {
    const breath = new Breath()
    for (let rows = 0; rows < maxRows; ) {
      const part = this.#reader.next(Math.min(maxRowsAtOnce, maxRows - rows))
      if (!part) return
      rows += countRows(part.records)
      if (this.#batch) {
        for (const record of part.records) this.#batch.records.push(record)
        this.#batch.bytes += part.bytes
      } else this.#batch = part
      if (breath.due) await breath.take()
    }
  }

  async #load(records: JournalRecord[]): Promise<Touched> {
    const told = records.filter(record => record.kind === 'spans')
    // What is touched is told first: should the next insert not happen, something is looked at once more for nothing.
    const spans = told.length === 0 ? [] : await this.numbered(number => this.#insert(changesOf(number), told))
    await this.#insert(messageRows, spans)
    await this.#insert(
      rejectRows,
      records.filter(record => record.kind === 'reject'),
    )
    const { starts, viewers } = await touchedBy(spans)
    return { days: new Set(starts.map(start => start.slice(2, 12))), viewers }
  }

  /**
   * When the engine refuses records for what they are, halves them until the one it cannot take is found, and sets that aside.
   * Returns the records it took.
   */
  async #insert(target: Target, records: JournalRecord[]): Promise<JournalRecord[]> {
    if (records.length === 0) return []
    const { table, columns } = target
    try {
      const rows = await target.rowsOf(records)
      await this.#retrying(() => this.#store.insertLines({ table, columns, ...rows }))
      return records
    } catch (error) {
      if (!(error instanceof EngineError && error.poison)) throw error
      if (records.length === 1) {
        await this.#setAside(table, records[0]!, error)
        return []
      }
      const half = records.length >> 1
      const first = await this.#insert(target, records.slice(0, half))
      return [...first, ...(await this.#insert(target, records.slice(half)))]
    }
  }

  async #setAside(table: string, record: JournalRecord, error: EngineError): Promise<void> {
    const reason = `the engine refused it: ${error.message.split('\n')[0]}`.slice(0, 500)
    this.#onTrouble(`a journal record for ${table} was set aside: ${reason}`)
    if (table === 'rejects') return
    const lines = rejectLine({ rows: record.rows.toString('utf8') }, { field: '', reason }, Date.now())
    await this.#retrying(() => this.#store.insertLines({ table: 'rejects', columns: rejectColumns, lines, rows: 1 }))
  }

  /** Tries again for as long as the trouble is one that passes: no memory, no space, a server that is away. */
  async #retrying(insert: () => Promise<void>): Promise<void> {
    for (let wait = 250; ; wait = Math.min(wait * 2, 10_000)) {
      try {
        return await insert()
      } catch (error) {
        if (!(error instanceof EngineError) || error.poison || this.#stopped) throw error
        this.#onTrouble(`loading waits for the engine: ${error.message.split('\n')[0]}`)
        await this.#sleep(wait)
      }
    }
  }

  /** Waits until `wake`: everything is in the engine. */
  async #rest(): Promise<void> {
    if (this.#told || this.#stopped) return
    await this.#reader.retired()
    if (this.#told || this.#stopped) return
    this.#idle = true
    for (const resolve of this.#drained.splice(0)) resolve()
    await new Promise<void>(resolve => {
      this.#interrupt = resolve
    })
    this.#idle = false
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds)
      this.#interrupt = () => {
        clearTimeout(timer)
        resolve()
      }
      if (this.#stopped) this.#interrupt()
    })
  }
}

const countRows = (records: JournalRecord[]): number => records.reduce((sum, record) => sum + record.count, 0)

/** Where a part of each record goes. */
interface Target {
  table: string
  columns: readonly string[]
  rowsOf(records: JournalRecord[]): Promise<{ lines: Buffer; rows: number }>
}

async function ownRows(records: JournalRecord[]): Promise<{ lines: Buffer; rows: number }> {
  const breath = new Breath()
  const lines = Buffer.allocUnsafe(records.reduce((sum, record) => sum + record.rows.length, 0))
  let at = 0
  for (const { rows } of records) {
    at += rows.copy(lines, at)
    if (breath.due) await breath.take()
  }
  return { lines, rows: records.length }
}

const messageRows: Target = { table: 'messages', columns: messageColumns, rowsOf: ownRows }
const rejectRows: Target = { table: 'rejects', columns: rejectColumns, rowsOf: ownRows }

/** One row per day and content that the records touch. */
const changesOf = (number: number): Target => ({
  table: 'changes',
  columns: changeColumns,
  async rowsOf(records) {
    const { starts } = await touchedBy(records)
    return { lines: Buffer.from(starts.map(start => `${start},${number}]\n`).join('')), rows: starts.length }
  },
})

/** The starts of the `changes` rows that records cause, and the viewers they are about. */
async function touchedBy(records: JournalRecord[]): Promise<{ starts: string[]; viewers: ReadonlySet<string> }> {
  const breath = new Breath()
  const starts = new Set<string>()
  const viewers = new Set<string>()
  for (const { touched } of records) {
    for (const line of touched.toString('utf8').split('\n'))
      if (line.startsWith('[')) starts.add(line)
      else if (line && line !== '0') viewers.add(line)
    if (breath.due) await breath.take()
  }
  return { starts: [...starts], viewers }
}
