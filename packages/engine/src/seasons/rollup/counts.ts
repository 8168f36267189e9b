import { createHash } from 'node:crypto'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../../store/index.js'
import { lapsedDays } from '../arrivals.js'
import type { Season } from '../find-season.js'
import type { Scope } from '../scope.js'
import type { Builds } from './builds.js'
import { accountsChanged } from './changed-accounts.js'
import type { ClockShifts } from './clock-shifts.js'
import { type SeasonUnits, seasonUnits } from './season-units.js'
import { type Chosen, sharesOf, sliceOf, slices } from './shares.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const checksOf = defineQuery({
  tag: 'seasons.rollup.checks',
  sql: sql('checks'),
  row: Type.Object({ season: Type.Array(Type.String()), services: Type.Array(Type.String()) }),
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
    changed: Type.Integer(),
    upto: Type.Integer(),
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
const carryOver = sql('carry-over')

/** The halves are stamped apart: who arrived depends on all viewing of a service, the rest on the season's alone. */
const halves = {
  season: ['accounts', 'viewers', 'times', 'parts'].map(name => ({ tag: `seasons.rollup.${name}`, sql: sql(`count-${name}`) })),
  arrivals: [{ tag: 'seasons.rollup.arrivals', sql: sql('count-arrivals') }],
} as const
type Half = keyof typeof halves

/** Stands for all accounts where a share is named. */
const all = 255
/** Pieces that are counted at once: a season with more is counted in shares of its accounts. */
const piecesAtOnce = 250_000
/** A season with fewer pieces is counted whole sooner than it is found out who changed. */
const piecesToFollow = 20_000

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

export interface SeasonCountsOptions {
  store: Store
  builds: Builds
  /** A number of a build: all that are not higher are finished, or were cut off. */
  upto: () => Promise<number>
  /** Throws when the program is to end. */
  goOn: () => void
  piecesAtOnce?: number | undefined
  piecesToFollow?: number | undefined
}

/** One half of a season's counts that is not up to date. */
interface Work extends CountsWanted {
  /** Of the season, as the counts know it. */
  name: string
  /** End of the days, epoch seconds. */
  to: number
  half: Half
  /** The highest number of a build that is looked at, and what the season's days and services were made of then. */
  upto: number
  checks: Checks
  stamp: string
}

/** What the whole season was last counted from, and the builds that hold it. */
interface Whole {
  stamp: string
  parts: number[]
  changed: number
  upto: number
}

type Checks = readonly unknown[]

/** What season reports count, kept by the days of the window on which it begins to be true: one sum answers for any window. */
export class SeasonCounts {
  readonly #store: Store
  readonly #builds: Builds
  readonly #upto: () => Promise<number>
  readonly #goOn: () => void
  readonly #piecesAtOnce: number
  readonly #piecesToFollow: number

  constructor(options: SeasonCountsOptions) {
    this.#store = options.store
    this.#builds = options.builds
    this.#upto = options.upto
    this.#goOn = options.goOn
    this.#piecesAtOnce = options.piecesAtOnce ?? piecesAtOnce
    this.#piecesToFollow = options.piecesToFollow ?? piecesToFollow
  }

  /** The counts that belong to a window of some days, at most the horizon; what is not up to date is counted first. */
  async read(wanted: CountsWanted, window: number): Promise<Counted[]> {
    const name = nameOf(wanted)
    const builds = await this.#ensure(wanted, name)
    return this.#store.run(read, { scope: name, builds, window })
  }

  /** The rolled up days of a season. */
  units({ scope, horizon }: Pick<CountsWanted, 'scope' | 'horizon'>): Promise<SeasonUnits> {
    return seasonUnits(this.#store, scope, endOf(scope, horizon))
  }

  /** Removes counts that were made again. Nothing may be counted meanwhile. */
  tidy(): Promise<void> {
    return this.#store.command('seasons.rollup.forget', forgetCounts)
  }

  /** The builds that hold a season's counts, made where what they were counted from has changed. */
  async #ensure(wanted: CountsWanted, name: string): Promise<number[]> {
    const { scope, horizon } = wanted
    const to = endOf(scope, horizon)
    const upto = await this.#upto()
    const checks = await this.#checks(scope, to, upto)
    const counted = await this.#store.run(countedOf, { scope: name, horizon })
    const builds: number[] = []
    let units: Promise<SeasonUnits> | undefined
    for (const half of ['season', 'arrivals'] as const) {
      const ofHalf = counted.filter(row => row.half === half)
      const work: Work = { ...wanted, name, to, half, upto, checks: checks[half], stamp: stampOf(checks[half]) }
      let whole: Whole | undefined = ofHalf.find(row => row.share === all)
      if (whole?.stamp !== work.stamp) {
        units ??= seasonUnits(this.#store, scope, to, upto)
        whole = (whole && (await this.#follow(work, whole, await units))) ?? (await this.#countShares(work, ofHalf, await units))
      }
      builds.push(...whole.parts, ...(whole.changed === 0 ? [] : [whole.changed]))
    }
    return builds
  }

  /** What the halves are made of, as it was when `upto` was the highest number of a build: sums slice by slice. */
  async #checks({ services, contents, from }: Scope, to: number, upto: number): Promise<Record<Half, Checks>> {
    const sums = await this.#store.one(checksOf, { services, contents, from: from / 1000, to, upto })
    return {
      season: slices.map(slice => [sums.season[slice], '']),
      arrivals: slices.map(slice => [sums.season[slice], sums.services[slice]]),
    }
  }

  /**
   * Counts only whose viewing has changed: takes away what was counted of them, adds what is to be. Undefined where that is not possible
   * (what was counted then is no longer held) or takes longer than to count again.
   */
  async #follow(work: Work, whole: Whole, units: SeasonUnits): Promise<Whole | undefined> {
    const { scope, to, half, upto, stamp } = work
    if (units.pieces < this.#piecesToFollow) return undefined
    const then = await this.#checks(scope, to, whole.upto)
    if (stampOf(then[half]) !== whole.stamp) return undefined
    const accounts = await accountsChanged(this.#store, { scope, to, half, since: whole.upto, upto })
    if (!accounts) return undefined
    const changed = await this.#builds.take(1)
    if (whole.changed !== 0)
      await this.#store.command('seasons.rollup.carry-over', carryOver, { scope: work.name, build: changed, earlier: whole.changed })
    const chosen = { slices: [...new Set(accounts.map(sliceOf))], apart: accounts, moved: true }
    const before = await seasonUnits(this.#store, scope, to, whole.upto)
    await this.#count(work, changed, { ...chosen, units: before, sign: -1 })
    await this.#count(work, changed, { ...chosen, units, sign: 1 })
    const now = { stamp, parts: whole.parts, changed, upto }
    await this.#mark(work, { share: all, build: await this.#builds.take(1), ...now })
    return now
  }

  /** Counts the shares of a half of which something has changed. */
  async #countShares(work: Work, counted: readonly { share: number; stamp: string; latest: number }[], units: SeasonUnits): Promise<Whole> {
    const { checks, stamp, upto } = work
    const parts: number[] = []
    for (const { share, ...accounts } of await sharesOf(this.#store, units, this.#piecesAtOnce)) {
      const made = stampOf([accounts.slices, accounts.apart, accounts.slices.map(slice => checks[slice])])
      const before = counted.find(row => row.share === share && row.stamp === made)
      const build = before?.latest ?? (await this.#builds.take(1))
      if (!before) {
        await this.#count(work, build, { ...accounts, units, sign: 1 })
        await this.#mark(work, { share, stamp: made, build, parts: [], changed: 0, upto })
      }
      parts.push(build)
    }
    const whole = { stamp, parts, changed: 0, upto }
    await this.#mark(work, { share: all, build: await this.#builds.take(1), ...whole })
    return whole
  }

  /** Adds to a build what some accounts count, or takes it away. */
  async #count({ season, clock, name, half }: Work, build: number, { units, ...chosen }: Counting): Promise<void> {
    const { pieces, ...params } = units
    const query = {
      ...chosen,
      ...params,
      ...clock,
      scope: name,
      build,
      runtime: season.runtimeMs,
      episodes: season.episodes.map(({ episode }) => episode),
      pause: lapsedDays * 86_400_000,
    }
    for (const { tag, sql } of halves[half]) {
      this.#goOn()
      await this.#store.command(tag, sql, query)
    }
  }

  #mark({ name, horizon, half }: Work, row: Whole & { share: number; build: number }): Promise<void> {
    return this.#store.insert(
      'audience_counted',
      ['scope', 'horizon', 'half', 'share', 'stamp', 'build', 'parts', 'changed', 'upto'],
      [[name, horizon, half, row.share, row.stamp, row.build, row.parts, row.changed, row.upto]],
    )
  }
}

/** Whose viewing is counted, in which days, and whether it is added (1) or taken away (-1). */
interface Counting extends Chosen {
  units: SeasonUnits
  sign: 1 | -1
}

const endOf = ({ from }: Scope, horizon: number): number => from / 1000 + horizon * 86_400

/** A season's contents, episodes and runtimes, and when its windows begin, as a number. Another catalogue, another name. */
const nameOf = ({ season, scope, clock, horizon }: CountsWanted): string => {
  const { services, contents, numbers, runtimes, from } = scope
  return stampOf([services, contents, numbers, runtimes, from, season.runtimeMs, clock, horizon])
}

const stampOf = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest().readBigUInt64LE(0).toString()
