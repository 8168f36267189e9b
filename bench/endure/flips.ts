import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, random } from '@sweeps/stats'
import type { Ran } from '../service.js'
import type { Finding } from './finding.js'
import { World } from './world.js'

/** What a bit is flipped in, as a folder or file of a data directory. */
const places = { part: 'store', journal: 'journal', secrets: 'secrets.json' } as const
type Place = keyof typeof places

/** What came of a flip. */
const outcomes = ['refused', 'said', 'as before'] as const
type Outcome = (typeof outcomes)[number]

export interface FlipOptions {
  /** Flips in each place. */
  flips: number
  seed: number
  onProgress?: (text: string) => void
}

/**
 * Flips one bit in a copy of a data directory whose server was killed, asks for its figures and verifies its edition: each answers as before,
 * or says what is damaged, or fails with an error of its own. Never are there other figures and not a word.
 */
export async function endureFlips(options: FlipOptions): Promise<Finding> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-endure-'))
  const run = new Flips(directory, options)
  try {
    await run.begin()
    for (const place of Object.keys(places) as Place[]) for (let flip = 1; flip <= options.flips; flip++) await run.flip(place, flip)
  } finally {
    await run.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return {
    promise: 'A flipped bit in a data directory is said, refused or changes nothing',
    how: `\`npm run endure -- --only flips --flips ${options.flips} --seed ${options.seed}\``,
    figure: run.figure,
    failures: run.failures,
  }
}

class Flips {
  readonly failures: string[] = []
  readonly #options: FlipOptions
  readonly #world: World
  readonly #draw: Random
  readonly #sound: string
  readonly #counts = new Map<string, number>()
  #before: Ran[] = []

  constructor(directory: string, options: FlipOptions) {
    this.#options = options
    this.#world = new World({ directory, seed: options.seed, rate: 500, connections: 16, imported: 700 })
    this.#draw = random(options.seed, 2)
    this.#sound = join(directory, 'sound')
  }

  get figure(): string {
    const each = (place: Place): string => outcomes.map(outcome => `${this.#counts.get(`${place} ${outcome}`) ?? 0} ${outcome}`).join(', ')
    return (Object.keys(places) as Place[]).map(place => `${this.#options.flips} in ${place}: ${each(place)}`).join('; ')
  }

  /** A directory with parts, an edition, and a journal of which not all is loaded: its server is killed while messages come in. */
  async begin(): Promise<void> {
    await this.#world.begin()
    const { service, load } = this.#world
    await this.#world.run('import plays')
    await this.#world.do('publish')
    for (;;) {
      load.start(service.port)
      await sleep(1500)
      await service.end('SIGKILL')
      await load.stop(0)
      if (this.#filesOf('journal').some(path => statSync(path).size > 0)) break
      await service.start()
    }
    copy(service.data, this.#sound)
    this.#before = await this.#ask()
    for (const { status, err } of this.#before) if (status !== 0) throw new Error(`the sound directory is refused: ${err}`)
  }

  async flip(place: Place, number: number): Promise<void> {
    const { data } = this.#world.service
    rmSync(data, { recursive: true })
    copy(this.#sound, data)
    const paths = this.#filesOf(place).filter(path => statSync(path).size > 0)
    const path = paths[this.#draw.integer(0, paths.length - 1)]!
    const bytes = readFileSync(path)
    const bit = this.#draw.integer(0, bytes.length * 8 - 1)
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    writeFileSync(path, bytes)
    const where = `bit ${bit} of ${path.slice(data.length + 1)} (flip ${number} of seed ${this.#options.seed})`
    const judged = (await this.#ask()).map((ran, at) => judge(ran, this.#before[at]!))
    const found = judged.filter(word => !isOutcome(word))
    for (const failure of found) this.failures.push(`${where}: ${failure}`)
    const outcome = outcomes.find(word => judged.includes(word)) ?? 'broken'
    this.#counts.set(`${place} ${outcome}`, (this.#counts.get(`${place} ${outcome}`) ?? 0) + 1)
    this.#options.onProgress?.([`${where}: ${found.length === 0 ? outcome : 'BROKEN'}`, ...found].join('\n    '))
  }

  async close(): Promise<void> {
    await this.#world.close()
  }

  /** The figures of every content, and the edition made again. */
  async #ask(): Promise<Ran[]> {
    const { service, days, editions } = this.#world
    const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
    const period = ['--from', day(days.published - 86_400_000), '--to', day(days.published + 2 * 86_400_000)]
    const figures = await service.run(['minutes', ...period, '--by', 'content', '--metric', 'watched,plays,viewers'])
    return [figures, await service.run(['verify', [...editions][0]!])]
  }

  #filesOf(place: Place): string[] {
    const root = join(this.#world.service.data, places[place])
    if (!statSync(root).isDirectory()) return [root]
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map(name => join(root, name))
      .filter(path => statSync(path).isFile())
      .sort()
  }
}

/** A copy of a data directory, without the sockets of its server. */
const copy = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: path => !lstatSync(path).isSocket() })

const isOutcome = (word: string): word is Outcome => (outcomes as readonly string[]).includes(word)

/** An outcome, or what is wrong, in words. */
function judge(ran: Ran, before: Ran): string {
  if (ran.tookTooLong) return `it did not end within ${Math.round(ran.ms / 1000)} s`
  const said = `${ran.err}\n${ran.out}`
  if (ran.status === undefined) return `it was ended by a signal: ${said.trim().slice(-500)}`
  if (/this is a defect/i.test(said)) return `it is taken for a defect: ${said.trim().slice(-500)}`
  if (ran.status === 0 && ran.out === before.out) return 'as before'
  if (/damaged|cannot be read/i.test(said)) return ran.status === 0 ? 'said' : 'refused'
  if (ran.status !== 0 && said.trim() !== '') return 'refused'
  return `other figures and not a word: ${ran.out.slice(0, 500)}`
}
