import { close, fdatasync, ftruncate, open, statfsSync, statSync, write } from 'node:fs'
import { promisify } from 'node:util'
import { Problem } from '@sweeps/model'
import { listSegments, type Segment, segmentPath, syncDirectory } from './segments.js'

const files = {
  open: promisify(open),
  write: promisify(write),
  fdatasync: promisify(fdatasync),
  ftruncate: promisify(ftruncate),
  close: promisify(close),
}

export interface JournalOptions {
  directory: string
  /** Bytes not yet in the engine beyond which appending is refused. Default 1 GiB. */
  maxBacklog?: number
  /** Size at which a segment is closed and the next one begun. Default 16 MiB: to remove a large file holds up the thread that does it. */
  segmentSize?: number
  /** Free disk space below which appending is refused. Default 128 MiB. */
  keepFree?: number
}

interface Waiting {
  bytes: Buffer
  done: (error?: Problem) => void
}

/** Bytes of appended records that wait for the disk; beyond it the disk is too slow for what comes in. */
const maxWaiting = 64 * 1024 * 1024

/**
 * The collector's promise: what `append` resolved for is on the disk. All that wait share one fdatasync.
 * It knows nothing of the engine; `JournalReader` follows behind it.
 */
export class Journal {
  readonly directory: string
  readonly #maxBacklog: number
  readonly #segmentSize: number
  readonly #keepFree: number
  #waiting: Waiting[] = []
  #waitingBytes = 0
  #flushing: Promise<void> | undefined
  #fd: number | undefined
  #segment: Segment
  /** Bytes of the current segment that are on the disk for certain. */
  #durable = 0
  #appended = 0
  #loaded = 0
  #closed = false
  #full = false
  #lookAgain: NodeJS.Timeout | undefined
  #onDurable: () => void = () => {}
  /** How much had been appended at which moment, oldest first, of what is not in the engine yet. */
  #marks: { upTo: number; at: number }[] = []

  constructor(options: JournalOptions) {
    this.directory = options.directory
    this.#maxBacklog = options.maxBacklog ?? 1024 ** 3
    this.#segmentSize = options.segmentSize ?? 16 * 1024 ** 2
    this.#keepFree = options.keepFree ?? 128 * 1024 ** 2
    const old = listSegments(this.directory)
    for (const segment of old) this.#appended += statSync(segment.path).size
    if (this.#appended > 0) this.#marks.push({ upTo: this.#appended, at: Date.now() })
    this.#segment = this.#next(old.at(-1)?.number ?? 0)
    this.#checkSpace()
  }

  /** Resolves when the record is on the disk. Rejects with `backlog-full`, `disk-full` or `shutting-down`: then it is not kept. */
  append(bytes: Buffer): Promise<void> {
    const refusal = this.refusal()
    if (refusal) return Promise.reject(refusal)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes, done: error => (error ? reject(error) : resolve()) })
      this.#waitingBytes += bytes.length
      this.#flushing ??= this.#flush()
    })
  }

  /** Why nothing can be appended now, if so. */
  refusal(): Problem | undefined {
    if (this.#closed) return new Problem('shutting-down', 'the server is shutting down: send it again in a moment', { retryAfter: 5 })
    if (this.#full)
      return new Problem('disk-full', 'the disk of the journal is full: make room; the player keeps what was not acknowledged', {
        retryAfter: 60,
      })
    if (this.backlog >= this.#maxBacklog || this.#waitingBytes >= maxWaiting)
      return new Problem('backlog-full', 'more is waiting for the engine than is allowed: send it again later', { retryAfter: 10 })
    return undefined
  }

  /** Bytes that have become durable since this journal was opened, and those that were there. */
  get appended(): number {
    return this.#appended
  }

  /** How many of them are in the engine: records get there in their order. */
  get loaded(): number {
    return this.#loaded
  }

  /** Bytes that are durable here and not known to be in the engine. */
  get backlog(): number {
    return this.#appended - this.#loaded
  }

  /** Bytes that may still be appended before the engine must catch up. */
  get room(): number {
    return Math.max(0, this.#maxBacklog - this.backlog)
  }

  /** The segment being written and how much of it is durable. */
  get head(): { number: number; durable: number } {
    return { number: this.#segment.number, durable: this.#durable }
  }

  /** Called whenever more is durable, or a segment is finished. */
  onDurable(listener: () => void): void {
    this.#onDurable = listener
  }

  /** The reader tells what has reached the engine. */
  markLoaded(bytes: number): void {
    this.#loaded += bytes
    while (this.#marks[0] && this.#marks[0].upTo <= this.#loaded) this.#marks.shift()
  }

  /** Age of the oldest record that is not in the engine, in milliseconds; 0 when all are. */
  get lag(): number {
    return this.#marks[0] ? Date.now() - this.#marks[0].at : 0
  }

  /** Closes the current segment so that the reader can finish and remove it. */
  async rotate(): Promise<void> {
    while (this.#flushing) await this.#flushing
    if (this.#durable === 0) return
    await this.#rotate()
    // Nothing more is durable, but there is a finished segment to remove.
    this.#onDurable()
  }

  /** Writes what waits, then refuses the rest. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#lookAgain)
    while (this.#flushing) await this.#flushing
    if (this.#fd !== undefined) await files.close(this.#fd)
    this.#fd = undefined
  }

  async #flush(): Promise<void> {
    // One turn of the event loop, so that all requests read in it share the write.
    await new Promise(resolve => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const group = this.#waiting
      this.#waiting = []
      const bytes = group.length === 1 ? group[0]!.bytes : Buffer.concat(group.map(waiting => waiting.bytes))
      let problem: Problem | undefined
      try {
        await this.#write(bytes)
      } catch (error) {
        problem = await this.#failed(error as NodeJS.ErrnoException)
      }
      this.#waitingBytes -= bytes.length
      for (const { done } of group) done(problem)
      if (!problem) this.#onDurable()
    }
    this.#flushing = undefined
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#durable >= this.#segmentSize) await this.#rotate()
    // Before each write, not at each segment: what is promised to stay free may be taken by others in between.
    this.#checkSpace(bytes.length)
    if (this.#full) throw noSpace()
    if (this.#fd === undefined) {
      this.#fd = await files.open(this.#segment.path, 'a', 0o600)
      await syncDirectory(this.directory)
    }
    for (let written = 0; written < bytes.length; ) written += (await files.write(this.#fd, bytes, written)).bytesWritten
    await files.fdatasync(this.#fd)
    this.#durable += bytes.length
    this.#appended += bytes.length
    const now = Date.now()
    const last = this.#marks.at(-1)
    if (last && now - last.at < 50 && this.#marks.length > 1) last.upTo = this.#appended
    else this.#marks.push({ upTo: this.#appended, at: now })
  }

  /**
   * TRICKY: after a failed fdatasync the kernel may have dropped the pages and still report success next time. Nothing written
   * since the last success counts, and the file is not written again: the next record begins a new segment.
   */
  async #failed(error: NodeJS.ErrnoException): Promise<Problem> {
    if (this.#fd !== undefined) {
      // What failed first is what is reported. A tail that stays is skipped as damaged when it is read.
      await files.ftruncate(this.#fd, this.#durable).catch(() => {})
      await this.#rotate().catch(() => {})
    }
    this.#checkSpace()
    const full = error.code === 'ENOSPC' || error.code === 'EDQUOT'
    return full
      ? new Problem('disk-full', 'the disk of the journal is full: make room; the player keeps what was not acknowledged', {
          retryAfter: 60,
        })
      : new Problem('disk-full', `the journal could not be written (${error.code ?? error.message}): look at the disk`, { retryAfter: 60 })
  }

  async #rotate(): Promise<void> {
    const fd = this.#fd
    this.#fd = undefined
    this.#segment = this.#next(this.#segment.number)
    this.#durable = 0
    this.#checkSpace()
    if (fd !== undefined) await files.close(fd)
  }

  #next(after: number): Segment {
    return { number: after + 1, path: segmentPath(this.directory, after + 1) }
  }

  #checkSpace(wanted = 0): void {
    const { bavail, bsize } = statfsSync(this.directory)
    this.#full = bavail * bsize < this.#keepFree + wanted
    clearTimeout(this.#lookAgain)
    if (this.#full && !this.#closed) this.#lookAgain = setTimeout(() => this.#checkSpace(), 1000).unref()
  }
}

const noSpace = (): NodeJS.ErrnoException => Object.assign(new Error('less is free than is to stay free'), { code: 'ENOSPC' })
