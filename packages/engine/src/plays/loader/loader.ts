import { yielding } from '../../yield-if-due.js'
import type { Journal } from '../journal/journal.js'
import type { Batch, JournalReader } from '../journal/reader.js'
import type { BatchLoader, Loaded } from './batch-loader.js'

const maxRows = 80_000
/** Rows read from the journal at once, on the thread that also answers players. */
const maxRowsAtOnce = 1000
/** How long to wait after a batch that was not full, so that the engine gets few large inserts rather than many small ones. */
const pause = 200
/** Bytes that may wait in the journal while acknowledging comes first: some seconds of all that two cores can take in. */
const easyBacklog = 64 * 1024 * 1024

export interface LoaderOptions {
  journal: Journal
  reader: JournalReader
  batches: BatchLoader
  /** Called after each batch with what it was about. */
  onLoaded?: (loaded: Loaded) => void
  /** Called with what goes wrong and is being dealt with, in words. */
  onTrouble?: (message: string) => void
}

/** Follows the journal and loads it into the store behind the collector, one batch at a time. */
export class Loader {
  readonly #journal: Journal
  readonly #reader: JournalReader
  readonly #batches: BatchLoader
  readonly #onLoaded: (loaded: Loaded) => void
  readonly #onTrouble: (message: string) => void
  /** Read from the journal, not in the store yet. */
  #batch: Batch | undefined
  #running: Promise<void> | undefined
  #stopped = false
  #idle = false
  /** More became durable since the journal was last read. */
  #woken = false
  #interrupt: () => void = () => {}
  /** Who waits until so many bytes of the journal are loaded: no pauses meanwhile. */
  #waiting: { bytes: number; resolve: () => void }[] = []
  #count = 0

  constructor({ journal, reader, batches, onLoaded = () => {}, onTrouble = () => {} }: LoaderOptions) {
    this.#journal = journal
    this.#reader = reader
    this.#batches = batches
    this.#onLoaded = onLoaded
    this.#onTrouble = onTrouble
  }

  /** Batches loaded since this loader was started. */
  get count(): number {
    return this.#count
  }

  start(): void {
    this.#running = this.#run()
  }

  /** More of the journal is durable. */
  wake(): void {
    this.#woken = true
    if (this.#idle) this.#interrupt()
  }

  /**
   * Resolves when all that was durable by now is in the store, however much comes in meanwhile. At once when it was stopped: what is
   * left stays in the journal.
   */
  async drained(): Promise<void> {
    const bytes = this.#journal.appended
    if (this.#journal.loaded < bytes) await this.#reached(bytes)
  }

  /** Resolves when nothing is left to load and no file to remove. While more comes in that may be never: for a journal that is closed. */
  async settled(): Promise<void> {
    if (!this.#idle || this.#woken) await this.#reached(Number.POSITIVE_INFINITY)
  }

  #reached(bytes: number): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    return new Promise(resolve => {
      this.#waiting.push({ bytes, resolve })
      this.#interrupt()
    })
  }

  /** Stops after the insert under way. What is not loaded stays in the journal. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#batches.stop()
    this.#interrupt()
    await this.#running
    this.#reader.close()
    await this.#reader.retired()
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
      this.#woken = false
      try {
        const began = Date.now()
        const rows = await this.#step()
        this.#answer()
        if (rows === undefined) await this.#rest()
        else if (this.#waiting.length === 0) await this.#sleep(rows < maxRows ? pause : (Date.now() - began) * this.#patience)
      } catch (error) {
        if (this.#stopped) break
        this.#onTrouble(`loading stopped for a second: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
        await this.#sleep(1000)
      }
    }
    for (const { resolve } of this.#waiting.splice(0)) resolve()
  }

  /** Loads one batch; returns its rows, or undefined when there is nothing to load. */
  async #step(): Promise<number | undefined> {
    if (!this.#batch) await this.#read()
    if (!this.#batch) return undefined
    const { records } = this.#batch
    const loaded = await this.#batches.load(records)
    this.#reader.done(this.#batch)
    this.#batch = undefined
    this.#count++
    this.#onLoaded(loaded)
    return records.reduce((sum, record) => sum + record.count, 0)
  }

  /** Reads the next records of the journal, a full batch if there are so many. Should the disk fail, what was read stays the batch. */
  async #read(): Promise<void> {
    const yieldIfDue = yielding()
    for (let rows = 0; rows < maxRows; ) {
      const part = this.#reader.next(Math.min(maxRowsAtOnce, maxRows - rows))
      if (!part) return
      rows += part.records.reduce((sum, record) => sum + record.count, 0)
      if (this.#batch) {
        for (const record of part.records) this.#batch.records.push(record)
        this.#batch.bytes += part.bytes
      } else this.#batch = part
      await yieldIfDue()
    }
  }

  /** Resolves for those who waited for what is loaded by now. */
  #answer(): void {
    const { loaded } = this.#journal
    this.#waiting = this.#waiting.filter(({ bytes, resolve }) => {
      if (bytes > loaded) return true
      resolve()
      return false
    })
  }

  /** Waits until `wake`: everything is in the store. */
  async #rest(): Promise<void> {
    if (this.#woken || this.#stopped) return
    await this.#reader.retired()
    if (this.#woken || this.#stopped) return
    this.#idle = true
    for (const { resolve } of this.#waiting.splice(0)) resolve()
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
