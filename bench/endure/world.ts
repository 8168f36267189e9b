import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Audience, catalogueOf } from '../audience.js'
import { compareCounts } from '../compare-counts.js'
import { type Ran, Service } from '../service.js'
import { SteadyLoad } from '../steady-load.js'
import { daysOf } from './days.js'
import { acknowledgedNow, checkEdition, type Published, verifyAll } from './edition-check.js'
import { Imports } from './imports.js'
import { Victims } from './victims.js'

/** What is done on a running server beside taking messages in. */
export const chores = ['publish', 'verify', 'backup', 'erase', 'import plays'] as const
export type Chore = (typeof chores)[number]

export interface WorldOptions {
  directory: string
  seed: number
  /** Messages a second. */
  rate: number
  connections?: number
  /** Plays a file has that is imported; each is three messages. */
  imported: number
  /** How `sweeps` is run; the built program when absent. */
  command?: readonly string[] | undefined
  /** Kills whatever runs. */
  signal?: AbortSignal | undefined
}

/** A service with players, files of plays, viewers who want to be erased, and editions: what the long runs and the part `busy` share. */
export class World {
  readonly service: Service
  readonly editions = new Set<string>()
  readonly days = daysOf()
  readonly players: Audience
  readonly imports: Imports
  readonly victims: Victims
  readonly #options: WorldOptions
  #load: SteadyLoad | undefined
  #key = ''
  #backups = 0

  constructor(options: WorldOptions) {
    const { directory, seed, imported, command, signal } = options
    const { published: day, other } = this.days
    this.#options = options
    this.service = new Service(join(directory, 'data'), { command, signal })
    this.players = new Audience({ contents: Array.from({ length: 8 }, (_, at) => `c${at}`), day, seed, name: 'player' })
    this.imports = new Imports(this.service, { directory, day, seed, plays: imported })
    this.victims = new Victims(this.service, { day: other, seed })
  }

  /** The steady messages. Only after `begin`. */
  get load(): SteadyLoad {
    return this.#load!
  }

  /** Fills an empty directory with a catalogue and a key, and starts the server. */
  async begin(): Promise<void> {
    const { directory, rate, connections = 64 } = this.#options
    const catalogue = join(directory, 'catalogue.csv')
    writeFileSync(catalogue, catalogueOf([...this.players.contents, 'imported', 'erased']))
    await this.service.ask(['import', 'catalogue', catalogue])
    const { secret } = await this.service.ask<{ secret: string }>(['keys', 'create', '--service', 'endure'])
    this.#key = secret
    this.#load = new SteadyLoad({ audience: this.players, rate, connections, key: secret })
    await this.service.start()
  }

  /** Does a chore; resolves to how long it took, and what was not as it should be. */
  async do(chore: Chore): Promise<{ ms: number; failures: string[] }> {
    if (chore === 'erase') await this.tell()
    const before = acknowledgedNow(this.players)
    const ran = await this.run(chore)
    const failures = ran.tookTooLong
      ? [`${chore} did not end within ${Math.round(ran.ms / 1000)} s`]
      : ran.status === 0
        ? []
        : [`${chore} failed: ${ran.err.trim() || ran.out.trim()}`]
    if (chore === 'publish' && failures.length === 0) failures.push(...this.published(ran, before))
    return { ms: ran.ms, failures }
  }

  /** Notes an edition by what publishing it answered; returns what is wrong with its figures. */
  published({ out }: Ran, before: ReturnType<typeof acknowledgedNow>): string[] {
    const published = JSON.parse(out) as Published
    this.editions.add(published.id)
    return checkEdition(published, before, this.players)
  }

  /** Somebody watches something that is acknowledged, and is the next to be erased. */
  tell(): Promise<void> {
    return this.victims.tell(this.#key)
  }

  /** Once all is loaded: what is counted that may not be, or not counted that must be. `exactly`: once nothing is unsettled. */
  async compare(exactly = true): Promise<string[]> {
    const query = { from: this.days.published, exactly }
    const found = [
      ...(await compareCounts(this.service, this.players, query)),
      ...(await compareCounts(this.service, this.imports.audience, query)),
    ]
    return exactly ? [...found, ...(await this.victims.left())] : found
  }

  /** Makes every edition again, those too of which nobody said that they are there. */
  verify(): Promise<string[]> {
    return verifyAll(this.service, this.editions)
  }

  async close(): Promise<void> {
    await this.#load?.stop(0)
    await this.service.end('SIGKILL').catch(() => {})
  }

  /** Runs a chore and looks at nothing. Of `erase` somebody must have been told of: `tell`. */
  run(chore: Chore): Promise<Ran> {
    switch (chore) {
      case 'publish':
        return this.service.run(['publish', 'census', '--week', this.days.week])
      case 'verify':
        return this.service.run(['verify', [...this.editions].at(-1)!])
      case 'backup':
        return this.service.run(['backup', join(this.#options.directory, `backup-${this.#backups++}`)])
      case 'erase':
        return this.victims.erase()
      case 'import plays':
        return this.imports.run()
    }
  }
}
