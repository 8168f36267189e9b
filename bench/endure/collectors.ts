import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { random } from '@sweeps/stats'
import { Audience, catalogueOf } from '../audience.js'
import { compareCounts } from '../compare-counts.js'
import { type Ran, Service } from '../service.js'
import { SteadyLoad } from '../steady-load.js'
import { Database } from './database.js'
import { daysOf } from './days.js'
import { acknowledgedNow, checkEdition, type Published, verifyAll } from './edition-check.js'
import type { Finding } from './finding.js'

/** What is killed at a random instant, or, for longer than its lease, stopped (SIGSTOP). */
const blows = ['collector', 'owner', 'store', 'stopped collector'] as const
type Blow = (typeof blows)[number]

/** Minutes by which the clocks of the three collectors are off. */
const clocks = [0, 5, -5] as const

/** Longer than the ten seconds of a lease. */
const stoppedMs = 12_000

export interface CollectorsOptions {
  blows: number
  seed: number
  /** Messages a second, over all collectors. */
  rate: number
  onProgress?: (text: string) => void
}

/**
 * Three collectors and a server beside them on one store: one of them, or the store, is killed or stopped at random instants of collecting
 * and publishing, while messages come in. Nothing acknowledged is lost, nothing is counted twice, every edition verifies.
 */
export async function endureCollectors(options: CollectorsOptions): Promise<Finding> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-endure-'))
  const run = new Cluster(directory, options)
  try {
    await run.begin()
    for (let number = 1; number <= options.blows; number++) await run.strike(number)
    await run.end()
  } finally {
    await run.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return {
    promise:
      'With three collectors, whose clocks are up to five minutes off, a server and a store that are killed or stopped: what was acknowledged is there, once, and editions verify',
    how: `\`npm run endure -- --only collectors --kills ${options.blows} --rate ${options.rate} --seed ${options.seed}\``,
    figure: run.figure,
    failures: run.failures,
  }
}

interface Node {
  service: Service
  audience: Audience
  load: SteadyLoad
}

/** What each audience had been acknowledged at an instant. */
type Acknowledged = ReadonlyMap<Audience, ReturnType<typeof acknowledgedNow>>

class Cluster {
  readonly failures: string[] = []
  readonly #options: CollectorsOptions
  readonly #directory: string
  readonly #database: Database
  readonly #draw
  readonly #days = daysOf()
  readonly #editions = new Set<string>()
  readonly #counts = new Map<Blow, number>()
  #owner!: Service
  #nodes: Node[] = []

  constructor(directory: string, options: CollectorsOptions) {
    this.#directory = directory
    this.#options = options
    this.#database = new Database(join(directory, 'store'))
    this.#draw = random(options.seed, 3)
  }

  get figure(): string {
    const each = [...this.#counts].map(([blow, count]) => `${count} ${blow}`).join(', ')
    const plays = this.#nodes.flatMap(({ audience }) => audience.contents.map(content => audience.most(content).plays))
    return `${this.#options.blows} blows (${each}); ${plays.reduce((sum, count) => sum + count, 0)} plays, ${this.#editions.size} editions`
  }

  async begin(): Promise<void> {
    await this.#database.start()
    const env = { SWEEPS_CLICKHOUSE_URL: this.#database.address, SWEEPS_SECRETS: join(this.#directory, 'secrets.json') }
    this.#owner = new Service(join(this.#directory, 'owner'), { env, serve: ['start', '--open-reading', '--no-collect'] })
    const audiences = clocks.map((_, at) => {
      const contents = ['a', 'b', 'c'].map(letter => `${letter}${at}`)
      return new Audience({ contents, day: this.#days.published, seed: this.#options.seed + at, name: `players of ${at}` })
    })
    const catalogue = join(this.#directory, 'catalogue.csv')
    writeFileSync(catalogue, catalogueOf(audiences.flatMap(({ contents }) => contents)))
    await this.#owner.ask(['import', 'catalogue', catalogue])
    const { secret: key } = await this.#owner.ask<{ secret: string }>(['keys', 'create', '--service', 'endure'])
    await this.#owner.start()
    this.#nodes = clocks.map((minutes, at) => {
      const clock = { NODE_OPTIONS: `--import ${shiftedClock}`, CLOCK_OFF: String(minutes * 60_000) }
      const service = new Service(join(this.#directory, `collector-${at}`), { env: { ...env, ...clock }, serve: ['collect'] })
      const audience = audiences[at]!
      return { service, audience, load: new SteadyLoad({ audience, key, rate: this.#options.rate / clocks.length, connections: 8 }) }
    })
    for (const { service } of this.#nodes) await service.start()
  }

  /** One blow, and what must hold after it. */
  async strike(number: number): Promise<void> {
    const blow = blows[this.#draw.integer(0, blows.length - 1)]!
    const node = this.#nodes[this.#draw.integer(0, this.#nodes.length - 1)]!
    const publishes = blow === 'stopped collector' || this.#draw.chance(0.5)
    const delay = this.#draw.uniform(0, 2500)
    this.#counts.set(blow, (this.#counts.get(blow) ?? 0) + 1)
    const where = `blow ${number} of seed ${this.#options.seed}: ${blow}, ${Math.round(delay)} ms into ${publishes ? 'publishing' : 'collecting'}`
    const found: string[] = []
    try {
      for (const { load, service } of this.#nodes) load.start(service.port)
      await sleep(this.#draw.integer(50, 600))
      const before = this.#acknowledged()
      const publishing = publishes ? this.#publish() : undefined
      await sleep(delay)
      await this.#hit(blow, node)
      const ran = await publishing
      for (const { load } of this.#nodes) await load.stop()
      await this.#mend(blow, node)
      for (const { load, service } of this.#nodes) await load.settle(service.port)
      for (const { service } of this.#nodes) await service.loaded()
      if (ran?.status === 0) found.push(...this.#published(ran, before, node))
      found.push(...(await this.#compare()))
      // What had failed is done again, as somebody would who saw it; now everybody is there.
      if (publishes && ran?.status !== 0) found.push(...(await this.#publishAgain()))
      if (number % 10 === 0) found.push(...(await verifyAll(this.#owner, this.#editions)))
    } catch (error) {
      found.push(error instanceof Error ? error.message : String(error))
    }
    for (const failure of found) this.failures.push(`${where}: ${failure}`)
    this.#options.onProgress?.([`${where}: ${found.length === 0 ? 'as promised' : 'BROKEN'}`, ...found].join('\n    '))
  }

  async end(): Promise<void> {
    this.failures.push(...(await this.#publishAgain()), ...(await verifyAll(this.#owner, this.#editions)))
  }

  async close(): Promise<void> {
    for (const { load, service } of this.#nodes) {
      await load.stop(0)
      await service.end('SIGKILL').catch(() => {})
    }
    await this.#owner?.end('SIGKILL').catch(() => {})
    await this.#database.kill()
  }

  async #hit(blow: Blow, { service }: Node): Promise<void> {
    if (blow === 'collector') await service.end('SIGKILL')
    else if (blow === 'owner') await this.#owner.end('SIGKILL')
    else if (blow === 'store') await this.#database.kill()
    else {
      process.kill(service.pid, 'SIGSTOP')
      await sleep(stoppedMs)
      process.kill(service.pid, 'SIGCONT')
    }
  }

  async #mend(blow: Blow, { service }: Node): Promise<void> {
    if (blow === 'collector') await service.start()
    else if (blow === 'owner') await this.#owner.start()
    else if (blow === 'store') await this.#database.start()
  }

  #publish(): Promise<Ran> {
    return this.#owner.run(['publish', 'census', '--week', this.#days.week])
  }

  #acknowledged(): Acknowledged {
    return new Map(this.#nodes.map(({ audience }) => [audience, acknowledgedNow(audience)]))
  }

  /** What of an edition is not as it must be. Of a collector that it names as silent nothing need be in it. */
  #published({ out }: Ran, before: Acknowledged, struck?: Node): string[] {
    const published = JSON.parse(out) as Published
    this.#editions.add(published.id)
    const { notes } = JSON.parse(readFileSync(published.file, 'utf8')) as { notes: string[] }
    const silent = notes.some(note => /Collector .* was silent/.test(note))
    return this.#nodes.flatMap(({ audience }) => {
      const least =
        silent && audience === struck?.audience ? new Map(audience.contents.map(content => [content, nothing])) : before.get(audience)!
      return checkEdition(published, least, audience)
    })
  }

  async #publishAgain(): Promise<string[]> {
    const before = this.#acknowledged()
    const ran = await this.#publish()
    return ran.status === 0 ? this.#published(ran, before) : [`publishing again failed: ${ran.err.trim() || ran.out.trim()}`]
  }

  async #compare(): Promise<string[]> {
    const found: string[] = []
    for (const { audience } of this.#nodes)
      found.push(...(await compareCounts(this.#owner, audience, { from: this.#days.published, exactly: true })))
    return found
  }
}

const nothing = { plays: 0, watchedMs: 0 }
const shiftedClock = fileURLToPath(new URL('../../packages/cli/test/shifted-clock.mjs', import.meta.url))
