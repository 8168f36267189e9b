import { setTimeout as sleep } from 'node:timers/promises'
import { type Ask, asEngineError, closed, withdrawn } from './driver.js'

/** Asks the engine to stop the queries of these names. */
export type Kill = (names: readonly string[]) => Promise<unknown>

/** How long the engine may take to stop a query before whoever waits for it is released anyway, in milliseconds. */
const grace = 3000

interface Cancellation {
  since: number
  release(): void
}

/**
 * The queries that run now. Each has a name (its tag and a number, which the engine carries as its `log_comment`), by which it
 * can be stopped from another connection.
 */
export class Running {
  readonly #kill: Kill
  /** By name, how to release whoever waits for it. */
  readonly #waiting = new Map<string, () => void>()
  readonly #cancelled = new Map<string, Cancellation>()
  #reaper: Promise<void> | undefined
  #stopped = false
  #last = 0

  constructor(kill: Kill) {
    this.#kill = kill
  }

  /** Runs a query under a name of its own, and stops it in the engine when the asker withdraws. Throws `EngineError`. */
  async track<T>(ask: Ask, query: (name: string) => Promise<T>): Promise<T> {
    const { tag, signal } = ask
    if (signal?.aborted) throw withdrawn(tag)
    // The process id keeps the names of two programs on one server apart.
    const name = `${tag.replace(/[^\w ./-]/g, '')} ${process.pid}-${++this.#last}`
    const stop = (): void => this.#cancel([name])
    signal?.addEventListener('abort', stop, { once: true })
    try {
      const result = await new Promise<T>((resolve, reject) => {
        this.#waiting.set(name, () => reject(new Error('The query does not stop')))
        query(name).then(resolve, reject)
      })
      if (signal?.aborted) throw withdrawn(tag)
      return result
    } catch (error) {
      if (signal?.aborted) throw withdrawn(tag, error)
      throw this.#stopped ? closed(tag, error) : asEngineError(error, tag)
    } finally {
      signal?.removeEventListener('abort', stop)
      this.#waiting.delete(name)
      this.#cancelled.delete(name)
    }
  }

  /** Stops everything that runs, for good. Resolves when nobody waits for a query any more. */
  async stopAll(): Promise<void> {
    this.#stopped = true
    this.#cancel([...this.#waiting.keys()])
    await this.#reaper
  }

  #cancel(names: readonly string[]): void {
    for (const name of names) {
      const release = this.#waiting.get(name)
      if (release && !this.#cancelled.has(name)) this.#cancelled.set(name, { since: Date.now(), release })
    }
    this.#reaper ??= this.#reap().finally(() => {
      this.#reaper = undefined
    })
  }

  /** Once is not enough: a query that is only about to start is not there yet to be stopped. */
  async #reap(): Promise<void> {
    while (this.#cancelled.size > 0) {
      // Not awaited for longer than the grace: over a network the answer may never come. What could not be stopped is tried again.
      await Promise.race([this.#kill([...this.#cancelled.keys()]).catch(() => {}), sleep(grace, undefined, { ref: false })])
      await sleep(20)
      for (const { since, release } of this.#cancelled.values()) if (Date.now() - since > grace) release()
      // What was released leaves the list in the next turn.
      await sleep(0)
    }
  }
}
