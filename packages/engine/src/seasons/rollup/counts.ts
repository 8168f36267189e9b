import { createHash } from 'node:crypto'
import Type from 'typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../../store/index.js'
import { lapsedDays } from '../arrivals.js'
import type { Season } from '../find-season.js'
import type { Scope } from '../scope.js'
import type { Builds } from './builds.js'
import type { ClockShifts } from './clock-shifts.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const unitsOf = defineQuery({
  tag: 'seasons.rollup.units',
  sql: sql('season-units'),
  row: Type.Object({ service: Type.String(), content: Type.String(), day: Int64, latest: Type.Integer(), pieces: Type.Integer() }),
})
const checksOf = defineQuery({
  tag: 'seasons.rollup.checks',
  sql: sql('checks'),
  row: Type.Object({ season: Type.Array(Type.String()), services: Type.Array(Type.String()) }),
})
const sharedViewers = defineQuery({
  tag: 'seasons.rollup.shared',
  sql: sql('shared-viewers'),
  row: Type.Object({ account: Type.Integer() }),
})
const countedOf = defineQuery({
  tag: 'seasons.rollup.counted',
  sql: sql('counted'),
  row: Type.Object({
    half: Type.Enum(['season', 'arrivals']),
    share: Type.Integer(),
    stamp: Type.String(),
    latest: Type.Integer(),
    parts: Type.Array(Type.Integer()),
  }),
})
const read = defineQuery({
  tag: 'seasons.rollup.read',
  sql: sql('read-counts'),
  row: Type.Object({
    measure: Type.String(),
    episode: Type.Integer(),
    part: Type.Integer(),
    percent: Type.Integer(),
    name: Type.String(),
    amount: Int64,
  }),
})

const forgetCounts = sql('forget-counts')

/** The halves are stamped apart: who arrived depends on all viewing of a service, the rest on the season's alone. */
const halves = {
  season: ['accounts', 'viewers', 'times', 'parts'].map(name => ({ tag: `seasons.rollup.${name}`, sql: sql(`count-${name}`) })),
  arrivals: [{ tag: 'seasons.rollup.arrivals', sql: sql('count-arrivals') }],
} as const
type Half = keyof typeof halves

const slices = Array.from({ length: 64 }, (_, slice) => slice)
/** Stands for all accounts where a share is named. */
const all = 255
/** Stands for the accounts that share viewers: their slices cannot be told apart. */
const together = 64
/**
 * Pieces that are counted at once: a season with more is counted in shares of its accounts, at most one for each slice. A late play has one
 * share counted again.
 */
const piecesAtOnce = 250_000

/** How many belong to a window: accounts, viewers or milliseconds. */
export interface Counted {
  measure: string
  episode: number
  part: number
  percent: number
  name: string
  amount: number
}

/** A season of the catalogue, and up to how many days of windows are counted together. */
export interface CountsWanted {
  season: Season
  scope: Scope
  clock: ClockShifts
  horizon: number
}

type Units = Awaited<ReturnType<SeasonCounts['units']>>

/** What season reports count, kept by the days of the window on which it begins to be true: one sum answers for any window. */
export class SeasonCounts {
  readonly #store: Store
  readonly #builds: Builds
  readonly #piecesAtOnce: number
  readonly #goOn: () => void

  /** `goOn` throws when the program is to end. */
  constructor(options: { store: Store; builds: Builds; goOn: () => void; piecesAtOnce?: number | undefined }) {
    this.#goOn = options.goOn
    this.#store = options.store
    this.#builds = options.builds
    this.#piecesAtOnce = options.piecesAtOnce ?? piecesAtOnce
  }

  /** The counts that belong to a window of some days, at most the horizon; what is not up to date is counted first. */
  async read(wanted: CountsWanted, window: number): Promise<Counted[]> {
    const name = nameOf(wanted)
    const builds = await this.#ensure(wanted, name)
    return this.#store.run(read, { scope: name, builds, window })
  }

  /** The builds of a season's days, as parameters of `season_days`. */
  async units({ scope, horizon }: Pick<CountsWanted, 'scope' | 'horizon'>) {
    const { services, contents, from } = scope
    const rows = await this.#store.run(unitsOf, { services, contents, from: from / 1000, to: from / 1000 + horizon * 86_400 })
    const places = new Map(contents.map((content, at) => [`${services[at]}\n${content}`, at]))
    const episodes = rows.map(row => places.get(`${row.service}\n${row.content}`)!)
    return {
      services,
      contents,
      builds: rows.map(row => row.latest),
      days: rows.map(row => row.day),
      numbers: episodes.map(at => scope.numbers[at]!),
      runtimes: episodes.map(at => scope.runtimes[at]!),
      pieces: rows.reduce((sum, row) => sum + row.pieces, 0),
    }
  }

  /** Removes counts that were made again. Nothing may be counted meanwhile. */
  tidy(): Promise<void> {
    return this.#store.command('seasons.rollup.forget', forgetCounts)
  }

  /** The builds that hold a season's counts, made where what they were counted from has changed. */
  async #ensure(wanted: CountsWanted, name: string): Promise<number[]> {
    const { scope, horizon } = wanted
    const { services, contents, from } = scope
    const sums = await this.#store.one(checksOf, { services, contents, from: from / 1000, to: from / 1000 + horizon * 86_400 })
    const held = await this.#store.run(countedOf, { scope: name, horizon })
    const builds: number[] = []
    let divided: Divided | undefined
    for (const half of ['season', 'arrivals'] as const) {
      const checks = slices.map(slice => [sums.season[slice], half === 'arrivals' ? sums.services[slice] : ''])
      const ofHalf = held.filter(row => row.half === half)
      const whole = stampOf(checks)
      const last = ofHalf.find(row => row.share === all)
      if (last?.stamp === whole) builds.push(...last.parts)
      else {
        divided ??= await this.#divide(wanted)
        builds.push(...(await this.#countShares(wanted, name, half, { ...divided, checks, whole, held: ofHalf })))
      }
    }
    return builds
  }

  /** Counts the shares of a half of which something has changed; returns the builds of all. */
  async #countShares(
    wanted: CountsWanted,
    name: string,
    half: Half,
    {
      units,
      shares,
      checks,
      whole,
      held,
    }: Divided & { checks: unknown[]; whole: string; held: { share: number; stamp: string; latest: number }[] },
  ): Promise<number[]> {
    const parts: number[] = []
    for (const share of shares) {
      const stamp = stampOf([share.slices, share.apart, share.slices.map(slice => checks[slice])])
      const before = held.find(row => row.share === share.share && row.stamp === stamp)
      parts.push(before?.latest ?? (await this.#count(wanted, name, half, units, { ...share, stamp })))
    }
    await this.#mark(name, wanted.horizon, half, { share: all, stamp: whole, build: await this.#builds.take(1), parts })
    return parts
  }

  /** Which accounts are counted at once: all of them, or share by share and those that share viewers by themselves. */
  async #divide(wanted: CountsWanted): Promise<Divided> {
    const units = await this.units(wanted)
    const everybody = { slices, apart: [], moved: false }
    const { pieces, ...params } = units
    const count = Math.min(slices.length, 2 ** Math.ceil(Math.log2(Math.max(1, pieces / this.#piecesAtOnce))))
    if (count === 1) return { units, shares: [{ share: 0, ...everybody }] }
    const apart = (await this.#store.run(sharedViewers, { ...params, ...everybody })).map(row => row.account)
    const shares: Share[] = slices.slice(0, count).map(share => ({
      share,
      slices: slices.filter(slice => slice % count === share),
      apart: apart.filter(account => account % count === share),
      moved: false,
    }))
    return { units, shares: apart.length === 0 ? shares : [...shares, { share: together, slices, apart, moved: true }] }
  }

  async #count(
    { season, scope, clock, horizon }: CountsWanted,
    name: string,
    half: Half,
    units: Units,
    { stamp, share, ...accounts }: Share & { stamp: string },
  ): Promise<number> {
    const build = await this.#builds.take(1)
    const { pieces, ...params } = units
    const asked = {
      ...params,
      ...accounts,
      ...clock,
      scope: name,
      build,
      runtime: season.runtimeMs,
      episodes: season.episodes.map(({ episode }) => episode),
      to: scope.from / 1000 + horizon * 86_400,
      pause: lapsedDays * 86_400_000,
    }
    for (const { tag, sql } of halves[half]) {
      this.#goOn()
      await this.#store.command(tag, sql, asked)
    }
    await this.#mark(name, horizon, half, { share, stamp, build, parts: [] })
    return build
  }

  #mark(name: string, horizon: number, half: Half, row: { share: number; stamp: string; build: number; parts: number[] }): Promise<void> {
    return this.#store.insert(
      'audience_counted',
      ['scope', 'horizon', 'half', 'share', 'stamp', 'build', 'parts'],
      [[name, horizon, half, row.share, row.stamp, row.build, row.parts]],
    )
  }
}

/** A season's days, and the shares of its accounts. */
interface Divided {
  units: Units
  shares: Share[]
}

interface Share {
  share: number
  slices: number[]
  /** Accounts that are left out; with `moved` those that alone are counted. */
  apart: number[]
  moved: boolean
}

/** A season's contents, episodes and runtimes, and when its windows begin, as a number. Another catalogue, another name. */
const nameOf = ({ season, scope, clock, horizon }: CountsWanted): string => {
  const { services, contents, numbers, runtimes, from } = scope
  return stampOf([services, contents, numbers, runtimes, from, season.runtimeMs, clock, horizon])
}

const stampOf = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest().readBigUInt64LE(0).toString()
