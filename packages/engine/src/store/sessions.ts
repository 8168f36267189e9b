import type { Session } from 'chdb'

/** Opens one connection; the engine's server options are those of the first one that opens a directory. */
export type OpenSession = () => Session

/**
 * A few engine connections, one query at a time on each.
 *
 * TRICKY: after any failed or abandoned query a connection may hand the leftovers of that query to the next one, as if they were
 * its rows. So a connection that failed is closed and a new one takes its place.
 */
export class Sessions {
  readonly #open: OpenSession
  readonly #free: Session[] = []
  readonly #waiting: ((session: Session) => void)[] = []
  #closed = false

  constructor(open: OpenSession, size: number) {
    this.#open = open
    for (let i = 0; i < size; i++) this.#free.push(open())
  }

  /** Lends a connection for one query. */
  async use<T>(query: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#free.pop() ?? (await new Promise<Session>(resolve => this.#waiting.push(resolve)))
    if (this.#closed) {
      session.close()
      throw new Error('the store is closed')
    }
    let sound = false
    try {
      const result = await query(session)
      sound = true
      return result
    } finally {
      if (sound) this.#give(session)
      else this.#replace(session)
    }
  }

  close(): void {
    this.#closed = true
    for (const session of this.#free.splice(0)) session.close()
  }

  #replace(session: Session): void {
    // The new one first: the engine shuts down when its last connection closes.
    const fresh = this.#open()
    session.close()
    this.#give(fresh)
  }

  #give(session: Session): void {
    const next = this.#waiting.shift()
    if (next) next(session)
    else if (this.#closed) session.close()
    else this.#free.push(session)
  }
}
