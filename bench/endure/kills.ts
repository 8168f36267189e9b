import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, random } from '@sweeps/stats'
import type { Ran } from '../service.js'
import { acknowledgedNow } from './edition-check.js'
import type { Finding } from './finding.js'
import { World } from './world.js'

/** During what the server, or the command without a server, is killed. */
const deeds = ['load', 'publish', 'erase', 'import', 'import alone', 'start'] as const
type During = (typeof deeds)[number]

/** Milliseconds in which a world begins on an idle machine: two commands, and a start of the server. */
const usualBegin = 5000

export interface KillOptions {
  kills: number
  seed: number
  /** Messages a second over HTTP. */
  rate?: number
  /** How `sweeps` is run; the built program when absent. */
  command?: readonly string[]
  signal?: AbortSignal
  onProgress?: (text: string) => void
  /** How many kills lie between two times that every edition is verified. */
  verifyEvery?: number
}

/**
 * Kills with SIGKILL at random instants of loading, publishing, erasing, importing and starting, while messages come in. After each:
 * nothing acknowledged is lost, nothing is counted twice, editions hold what they must, and who was erased stays erased.
 */
export async function endureKills(options: KillOptions): Promise<Finding> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-endure-'))
  const run = new Kills(directory, options)
  try {
    await run.begin()
    for (let kill = 1; kill <= options.kills; kill++) await run.kill(kill)
    await run.end()
  } finally {
    await run.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return {
    promise: 'What was acknowledged is there after `kill -9`, once; editions verify; who was erased stays erased',
    how: `\`npm run endure -- --only kills --kills ${options.kills} --seed ${options.seed}\``,
    figure: run.figure,
    failures: run.failures,
  }
}

class Kills {
  readonly failures: string[] = []
  readonly #world: World
  readonly #options: KillOptions
  readonly #draw: Random
  /** Milliseconds that each takes on an idle machine when it is not killed: what instants are drawn from. */
  readonly #usual: Record<During, number> = { load: 1000, publish: 2000, erase: 1500, import: 2000, 'import alone': 3000, start: 2500 }
  readonly #counts = new Map<During, number>()

  constructor(directory: string, options: KillOptions) {
    const { command, seed, signal, rate = 200 } = options
    this.#options = options
    this.#world = new World({ directory, seed, rate, connections: 16, imported: 700, command, signal })
    this.#draw = random(seed, 1)
  }

  get figure(): string {
    const { players, imports, victims, editions } = this.#world
    const each = [...this.#counts].map(([during, count]) => `${count} ${during}`).join(', ')
    const plays = players.contents.reduce((sum, content) => sum + players.most(content).plays, 0)
    const imported = imports.audience.most('imported').plays
    return `${this.#options.kills} kills (${each}); ${plays} plays over HTTP, ${imported} imported, ${victims.count} viewers erased, ${editions.size} editions`
  }

  /** Takes longer where the machine is busy: so do the deeds that are to be killed in the midst of it. */
  async begin(): Promise<void> {
    const began = performance.now()
    await this.#world.begin()
    const slower = Math.max(1, (performance.now() - began) / usualBegin)
    for (const deed of deeds) this.#usual[deed] *= slower
  }

  /** One kill, and what must hold after it. */
  async kill(number: number): Promise<void> {
    const during = deeds[this.#draw.integer(0, deeds.length - 1)]!
    this.#counts.set(during, (this.#counts.get(during) ?? 0) + 1)
    const delay = this.#draw.uniform(0, 1.2) * this.#usual[during]
    const where = `kill ${number} of seed ${this.#options.seed}, ${Math.round(delay)} ms into ${during}`
    const found: string[] = []
    try {
      if (during === 'import alone' || during === 'start') await this.#killAlone(during, delay)
      else found.push(...(await this.#killServer(during, delay)))
      await this.#world.service.start()
      await this.#world.service.loaded()
      found.push(...(await this.#world.compare(false)))
      await this.#world.load.settle(this.#world.service.port)
      found.push(...(await this.#finish(during)))
      await this.#world.service.loaded()
      found.push(...(await this.#world.compare(true)))
      if (number % (this.#options.verifyEvery ?? 25) === 0) found.push(...(await this.#world.verify()))
    } catch (error) {
      found.push(error instanceof Error ? error.message : String(error))
      found.push(...(await this.#recover()))
    }
    for (const failure of found) this.failures.push(`${where}: ${failure}`)
    this.#options.onProgress?.([`${where}: ${found.length === 0 ? 'as promised' : 'BROKEN'}`, ...found].join('\n    '))
  }

  async end(): Promise<void> {
    for (const failure of await this.#world.verify()) this.failures.push(`after all kills: ${failure}`)
  }

  async close(): Promise<void> {
    await this.#world.close()
  }

  /** What could not go on is begun again, so that one fault does not hide the next. */
  async #recover(): Promise<string[]> {
    try {
      await this.#world.load.stop(0)
      await this.#world.service.end('SIGKILL')
      await this.#world.service.start()
      await this.#world.load.settle(this.#world.service.port)
      return []
    } catch (error) {
      return [`nor does it go on after a new start: ${error instanceof Error ? error.message : error}`]
    }
  }

  /** Kills what runs alone on the directory: an import, or a server that is starting. */
  async #killAlone(during: 'import alone' | 'start', delay: number): Promise<void> {
    await this.#world.service.end('SIGTERM')
    if (during === 'import alone') {
      const ran = await this.#world.imports.run(child => {
        setTimeout(() => child.kill('SIGKILL'), delay)
      })
      this.#learn(during, ran)
      return
    }
    this.#world.service.begin()
    await sleep(delay)
    await this.#world.service.end('SIGKILL')
  }

  /** Runs the deed under load and kills the server at an instant of it. */
  async #killServer(during: During, delay: number): Promise<string[]> {
    const { load } = this.#world
    load.start(this.#world.service.port)
    await sleep(this.#draw.integer(50, 600))
    if (during === 'erase') await this.#world.tell()
    const before = acknowledgedNow(this.#world.players)
    const done = this.#do(during)
    await Promise.race([sleep(delay), during === 'load' ? sleep(delay) : done])
    await this.#world.service.end('SIGKILL')
    const ran = await done
    await load.stop()
    if (!ran) return []
    this.#learn(during, ran)
    return during === 'publish' && ran.status === 0 ? this.#world.published(ran, before) : []
  }

  async #do(during: During): Promise<Ran | undefined> {
    if (during === 'publish' || during === 'erase') return this.#world.run(during)
    return during === 'load' ? undefined : this.#world.run('import plays')
  }

  /** After the kill: what was not done is done, as somebody would who saw it fail. */
  async #finish(during: During): Promise<string[]> {
    const { victims, imports, players } = this.#world
    if (during === 'publish') {
      const before = acknowledgedNow(players)
      const ran = await this.#world.run('publish')
      return ran.status === 0 ? this.#world.published(ran, before) : mustSucceed(ran)
    }
    if (victims.pending) return mustSucceed(await victims.erase())
    return imports.pending ? mustSucceed(await imports.run()) : []
  }

  #learn(during: During, { status, ms }: Ran): void {
    if (status === 0) this.#usual[during] = (this.#usual[during] * 3 + ms) / 4
  }
}

function mustSucceed({ status, tookTooLong, ms, err }: Ran): string[] {
  if (tookTooLong) return [`the same again did not end within ${Math.round(ms / 1000)} s`]
  return status === 0 ? [] : [`the same again failed: ${err.trim()}`]
}
