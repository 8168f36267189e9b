import { Problem } from '@sweeps/model'

export interface QueueLimits {
  /** Questions that are answered at the same time. */
  running: number
  /** Most that one reader may have waiting. */
  waitingOfReader: number
  /** Most that wait in all. */
  waiting: number
  /** How long one waits at most, in milliseconds. */
  patience: number
}

interface Waiting {
  reader: string
  go(): void
}

/**
 * Questions of readers, a few at a time. A reader alone may have all of it; when several wait, whoever has the fewest running is next, so
 * that nobody who asks much keeps others waiting. What would wait too long, or in too long a queue, is refused at once or when its time is
 * over: none is forgotten.
 */
export class QuestionQueue {
  readonly #limits: QueueLimits
  readonly #running = new Map<string, number>()
  /** In the order in which they came. */
  readonly #waiting: Waiting[] = []
  #count = 0

  constructor(limits: QueueLimits) {
    this.#limits = limits
  }

  /** How many run and wait. */
  get state(): { running: number; waiting: number } {
    return { running: this.#count, waiting: this.#waiting.length }
  }

  /** Does it when it is its turn. Throws `too-many-requests` for a reader with too many waiting, `too-busy` when all have, or it waited too long. */
  async run<T>(reader: string, signal: AbortSignal | undefined, answer: () => Promise<T>): Promise<T> {
    if (this.#count >= this.#limits.running) await this.#wait(reader, signal)
    else this.#begin(reader)
    try {
      return await answer()
    } finally {
      this.#end(reader)
    }
  }

  #wait(reader: string, signal: AbortSignal | undefined): Promise<void> {
    const { waitingOfReader, waiting, patience } = this.#limits
    const retryAfter = Math.ceil(patience / 1000)
    if (this.#waiting.filter(one => one.reader === reader).length >= waitingOfReader)
      throw new Problem('too-many-requests', `${waitingOfReader} of your questions wait already: ask again when they are answered`, {
        retryAfter,
      })
    if (this.#waiting.length >= waiting) throw tooBusy(retryAfter)
    return new Promise((resolve, reject) => {
      const leave = (error: Error): void => {
        settle()
        this.#waiting.splice(this.#waiting.indexOf(one), 1)
        reject(error)
      }
      const gone = (): void => leave(new Problem('invalid-request', 'whoever asked has gone'))
      const timer = setTimeout(() => leave(tooBusy(retryAfter)), patience)
      const settle = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', gone)
      }
      const one: Waiting = {
        reader,
        go: () => {
          settle()
          this.#begin(reader)
          resolve()
        },
      }
      this.#waiting.push(one)
      signal?.addEventListener('abort', gone, { once: true })
    })
  }

  #begin(reader: string): void {
    this.#count++
    this.#running.set(reader, this.#of(reader) + 1)
  }

  #end(reader: string): void {
    this.#count--
    if (this.#of(reader) > 1) this.#running.set(reader, this.#of(reader) - 1)
    else this.#running.delete(reader)
    const [next] = this.#waiting.toSorted((one, other) => this.#of(one.reader) - this.#of(other.reader))
    if (!next) return
    this.#waiting.splice(this.#waiting.indexOf(next), 1)
    next.go()
  }

  #of(reader: string): number {
    return this.#running.get(reader) ?? 0
  }
}

const tooBusy = (retryAfter: number): Problem =>
  new Problem('too-busy', 'others’ questions are being answered, and this one would have to wait too long: ask again later', { retryAfter })
