import type { ChildProcess } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Audience, type Telling } from '../audience.js'
import type { Ran, Service } from '../service.js'

/** Files of plays of the content `imported`, one after the other: the next one begins when the one before is in. */
export class Imports {
  readonly audience: Audience
  readonly #service: Service
  readonly #directory: string
  readonly #plays: number
  #count = 0
  #pending: { file: string; tellings: Telling[] } | undefined

  /** `plays` is how many a file has; `day` when they were. */
  constructor(service: Service, { directory, day, seed, plays }: { directory: string; day: number; seed: number; plays: number }) {
    this.audience = new Audience({ contents: ['imported'], day, seed, name: 'import' })
    this.#service = service
    this.#directory = directory
    this.#plays = plays
  }

  /** Whether a file may be in, and nobody said it is. */
  get pending(): boolean {
    return this.#pending !== undefined
  }

  /** Imports the file that is pending, or else the next one. */
  async run(onStarted: (child: ChildProcess) => void = () => {}): Promise<Ran> {
    this.#pending ??= this.#write()
    const { file, tellings } = this.#pending
    const ran = await this.#service.run(['import', 'plays', file], { onStarted })
    if (ran.status === 0) {
      for (const telling of tellings) this.audience.acknowledged(telling)
      rmSync(file)
      this.#pending = undefined
    }
    return ran
  }

  #write(): { file: string; tellings: Telling[] } {
    const file = join(this.#directory, `plays-${this.#count++}.ndjson`)
    const tellings = Array.from({ length: this.#plays }, () => this.audience.next()).flat()
    writeFileSync(file, `${tellings.map(({ body }) => body).join('\n')}\n`)
    for (const telling of tellings) this.audience.sent(telling)
    return { file, tellings }
  }
}
