import { createHash } from 'node:crypto'
import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Params, type Store, sqlFile } from '../../store/index.js'
import { lapsedDays } from '../arrivals.js'
import type { Season } from '../find-season.js'
import type { Scope } from '../scope.js'
import type { Builds } from './builds.js'
import type { ClockShifts } from './clock-shifts.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const staleSlices = defineQuery({
  tag: 'seasons.rollup.stale-slices',
  sql: sql('stale-slices'),
  row: Type.Object({ half: Type.Enum(['season', 'arrivals']), slice: Type.Integer(), fingerprint: Type.String(), pieces: Int64 }),
})
/** What a count is of, and how much it is. */
export const countedColumns = {
  measure: Type.String(),
  episode: Type.Integer(),
  part: Type.Integer(),
  percent: Type.Integer(),
  name: Type.String(),
  amount: Int64,
}
const read = defineQuery({
  tag: 'seasons.rollup.read',
  sql: sql('read-counts'),
  row: Type.Object(countedColumns),
})

const step = Type.Object({
  step: Type.Enum([
    ...(['accounts.reach', 'accounts.starters', 'accounts.watchers', 'accounts.completers', 'arrivals.first'] as const),
    ...(['episode.starters', 'episode.completers'] as const),
  ]),
  /** 0: of the season. */
  episode: Type.Integer(),
  day: Type.Integer(),
  accounts: Int64,
})
/** How many accounts came to a step on a day of the window, from 1: each account once. */
export type StepOnDay = Static<typeof step>
const readSteps = defineQuery({ tag: 'seasons.rollup.steps', sql: sql('read-steps'), row: step })

const putDown = sql('put-down-pieces')
const forgetCounts = sql('forget-counts')

/** The halves are stamped apart: who arrived depends on all viewing of a service, the rest on the season's alone. */
const halves = {
  season: ['people', 'times', 'parts'].map(name => ({ tag: `seasons.rollup.${name}`, sql: sql(`count-${name}`) })),
  arrivals: [{ tag: 'seasons.rollup.arrivals', sql: sql('count-arrivals') }],
} as const

/**
 * Every account belongs to one of so many slices, which are counted without each other. A late play has one of them counted again; more of
 * them are more rows to add up in every report.
 */
export const slices = 128
/** Pieces that are counted at once: of a season with more, some slices at a time. */
export const piecesAtOnce = 250_000

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
}

type StaleSlice = Awaited<ReturnType<typeof staleOf>>[number]

/** What season reports count, kept by the days of the window on which it begins to be true: one sum answers for any window. */
export class SeasonCounts {
  readonly #store: Store
  readonly #builds: Builds
  readonly #upto: () => Promise<number>
  readonly #goOn: () => void
  readonly #piecesAtOnce: number

  constructor(options: SeasonCountsOptions) {
    this.#store = options.store
    this.#builds = options.builds
    this.#upto = options.upto
    this.#goOn = options.goOn
    this.#piecesAtOnce = options.piecesAtOnce ?? piecesAtOnce
  }

  /** The counts that belong to a window of some days, at most the horizon; slices that are not up to date are counted first. */
  async read(wanted: CountsWanted, window: number): Promise<Counted[]> {
    return this.#store.run(read, { ...(await this.#ensure(wanted)), window })
  }

  /** On which of the days of a window, at most the horizon, accounts came to each step. */
  async readSteps(wanted: CountsWanted, window: number): Promise<StepOnDay[]> {
    return this.#store.run(readSteps, { ...(await this.#ensure(wanted)), window })
  }

  async #ensure(wanted: CountsWanted): Promise<{ scope: string; horizon: number }> {
    const { horizon } = wanted
    const scope = nameOf(wanted)
    const upto = await this.#upto()
    const stale = await staleOf(this.#store, { ...daysOf(wanted.scope, horizon), upto, scope, horizon })
    const pieces = stale[0]?.pieces ?? 0
    const atOnce = Math.max(1, Math.floor(this.#piecesAtOnce / Math.max(1, pieces / slices)))
    const numbers = [...new Set(stale.map(({ slice }) => slice))]
    for (let at = 0; at < numbers.length; at += atOnce) {
      const some = numbers.slice(at, at + atOnce)
      await this.#count(
        wanted,
        { scope, upto },
        stale.filter(({ slice }) => some.includes(slice)),
      )
    }
    return { scope, horizon }
  }

  /** Removes counts that were made again. Nothing may be counted meanwhile. */
  tidy(): Promise<void> {
    return this.#store.command('seasons.rollup.forget', forgetCounts)
  }

  /** Removes pieces and segments that a program put down and did not live to count. Nothing may be counted meanwhile. */
  async forgetPieces(): Promise<void> {
    await this.#store.command('seasons.rollup.forget', 'TRUNCATE TABLE audience_pieces')
    await this.#store.command('seasons.rollup.forget', 'TRUNCATE TABLE audience_segments')
  }

  /** Counts some slices: their pieces are put down once, and go when each half that is stale was counted of them. */
  async #count(wanted: CountsWanted, { scope, upto }: { scope: string; upto: number }, stale: readonly StaleSlice[]): Promise<void> {
    const { season, clock, horizon } = wanted
    const pieces = await this.#builds.take(3)
    const query = {
      ...daysOf(wanted.scope, horizon),
      ...clock,
      scope,
      upto,
      pieces,
      runtime: season.runtimeMs,
      episodes: season.episodes.map(({ episode }) => episode),
      pause: lapsedDays * 86_400_000,
    }
    this.#goOn()
    await this.#store.command('seasons.rollup.pieces', putDown, {
      ...query,
      build: pieces,
      slices: [...new Set(stale.map(row => row.slice))],
    })
    try {
      for (const [at, half] of (['season', 'arrivals'] as const).entries()) {
        const ofHalf = stale.filter(row => row.half === half)
        if (ofHalf.length > 0) await this.#countHalf(half, ofHalf, { ...query, horizon, build: pieces + 1 + at })
      }
    } finally {
      await this.#store.command('seasons.rollup.forget', `ALTER TABLE audience_pieces DROP PARTITION ${pieces}`)
    }
  }

  /** Rows first, then that they count. */
  async #countHalf(
    half: keyof typeof halves,
    stale: readonly StaleSlice[],
    query: Params & { scope: string; horizon: number; build: number },
  ) {
    for (const { tag, sql } of halves[half]) {
      this.#goOn()
      await this.#store.command(tag, sql, { ...query, slices: stale.map(({ slice }) => slice) })
    }
    const { scope, horizon, build } = query
    await this.#store.insert(
      'audience_counted',
      ['scope', 'horizon', 'half', 'slice', 'fingerprint', 'build'],
      stale.map(({ slice, fingerprint }) => [scope, horizon, half, slice, fingerprint, build]),
    )
  }
}

const staleOf = (store: Store, params: DaysOfSeason & { upto: number; scope: string; horizon: number }) => store.run(staleSlices, params)

/** A season's days up to the end of the windows that are counted together, as parameters: instants in epoch seconds. */
export type DaysOfSeason = ReturnType<typeof daysOf>

export function daysOf({ services, contents, numbers, runtimes, from }: Scope, horizon: number) {
  return { services, contents, numbers, runtimes, from: from / 1000, to: from / 1000 + horizon * 86_400 }
}

/** A season's contents, episodes and runtimes, and when its windows begin, as a number. Another catalogue, another name. */
const nameOf = ({ season, scope, clock, horizon }: CountsWanted): string => {
  const { services, contents, numbers, runtimes, from } = scope
  const parts = [services, contents, numbers, runtimes, from, season.runtimeMs, clock, horizon]
  return createHash('sha256').update(JSON.stringify(parts)).digest().readBigUInt64LE(0).toString()
}
