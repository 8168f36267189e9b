import { Audience } from '../audience.js'
import { compareCounts } from '../compare-counts.js'
import type { Ran, Service } from '../service.js'

/** Viewers of the content `erased` who are erased as soon as what they watched is acknowledged. */
export class Victims {
  /** How many were erased. */
  count = 0
  readonly #service: Service
  readonly #audience: Audience
  readonly #day: number
  #pending: string | undefined

  constructor(service: Service, { day, seed }: { day: number; seed: number }) {
    this.#service = service
    this.#day = day
    this.#audience = new Audience({ contents: ['erased'], day, seed, name: 'victim' })
  }

  /** Whether somebody may be erased, and nobody said they are. */
  get pending(): boolean {
    return this.#pending !== undefined
  }

  /** Somebody's play is acknowledged. Throws when it is not. */
  async tell(key: string): Promise<void> {
    const tellings = this.#audience.next()
    for (const { body } of tellings) {
      const { status } = await fetch(`http://127.0.0.1:${this.#service.port}/v1/spans?key=${key}`, { method: 'POST', body })
      if (status !== 204) throw new Error(`a message was answered with ${status}`)
    }
    this.#pending = `victim-${tellings[0]!.play}`
  }

  /** Erases whoever is pending. */
  async erase(): Promise<Ran> {
    const ran = await this.#service.run(['erase', this.#pending!, '--service', 'endure'])
    if (ran.status === 0) {
      this.#pending = undefined
      this.count++
    }
    return ran
  }

  /** Nothing may be left of who was erased: returns what is, in words. */
  async left(): Promise<string[]> {
    if (this.pending) return []
    const nobody = new Audience({ contents: ['erased'], day: this.#day, seed: 0, name: 'nobody' })
    const found = await compareCounts(this.#service, nobody, { from: this.#day, exactly: true })
    return found.map(text => `of who was erased: ${text}`)
  }
}
