import type { Session } from 'chdb'
import { closed, withdrawn } from './driver.js'

/** Opens one connection; the engine's server options are those of the first one that opens a directory. */
export type OpenSession = () => Session

interface Waiting {
  take(session: Session): void
  refuse(error: Error): void
}

/**
 * A few engine connections, one query at a time on each.
 *
 * TRICKY: after any failed or abandoned query a connection may hand the leftovers of that query to the next one, as if they were
 * its rows. So a connection that failed is closed and a new one takes its place.
 */
export class Sessions {
  readonly #open: OpenSession
  readonly #free: Session[] = []
  readonly #waiting: Waiting[] = []
  /** Connections that could not be opened again: whoever comes next tries. */
  #missing = 0
  #lent = 0
  #closed = false

  constructor(open: OpenSession, size: number) {
    this.#open = open
    for (let i = 0; i < size; i++) this.#free.push(open())
  }

  /** Lends a connection for one query. A question that is withdrawn while it waits leaves the queue. */
  async use<T>(query: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#closed) throw closed('store')
    const session = this.#free.pop() ?? this.#reopened() ?? (await this.#wait(signal))
    this.#lent++
    try {
      const result = await query(session)
      this.#lent--
      this.#give(session)
      return result
    } catch (error) {
      this.#lent--
      this.#replace(session)
      throw error
    }
  }

  /** Takes no more questions and refuses those that wait. The connections of running ones close as they end. */
  close(): void {
    this.#closed = true
    for (const waiting of this.#waiting.splice(0)) waiting.refuse(closed('store'))
    for (const session of this.#free.splice(0)) session.close()
  }

  #wait(signal: AbortSignal | undefined): Promise<Session> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
        reject(withdrawn('store'))
      }
      const settled = (): void => signal?.removeEventListener('abort', leave)
      const waiting: Waiting = {
        take(session) {
          settled()
          resolve(session)
        },
        refuse(error) {
          settled()
          reject(error)
        },
      }
      this.#waiting.push(waiting)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  #replace(session: Session): void {
    if (this.#closed) {
      session.close()
      return
    }
    // The new one first: the engine shuts down when its last connection closes.
    let fresh: Session | undefined
    try {
      fresh = this.#open()
    } catch {
      // Not lost for good: it is one that is missing. Who waits now is told, who comes later tries to open it.
      this.#missing++
    }
    session.close()
    if (fresh) this.#give(fresh)
    else this.#serveWaiting()
  }

  /** A connection in the place of a missing one. Throws when it cannot be opened now either. */
  #reopened(): Session | undefined {
    if (this.#missing === 0) return undefined
    const session = this.#open()
    this.#missing--
    return session
  }

  /** With no connection to wait for, those in the queue would wait for ever. */
  #serveWaiting(): void {
    if (this.#lent > 0) return
    const waiting = this.#waiting.shift()
    if (!waiting) return
    try {
      const session = this.#reopened()
      if (session) waiting.take(session)
    } catch (error) {
      waiting.refuse(error instanceof Error ? error : new Error(String(error)))
      this.#serveWaiting()
    }
  }

  #give(session: Session): void {
    const next = this.#waiting.shift()
    if (this.#closed) session.close()
    else if (next) next.take(session)
    else this.#free.push(session)
  }
}
