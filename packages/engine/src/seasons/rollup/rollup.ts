import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import type { Catalogue } from '../../catalogue/index.js'
import { Mutex } from '../../mutex.js'
import { changeCount, everyEpoch, type Plays } from '../../plays/index.js'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import { allViewing } from '../all-viewing.js'
import { findSeason, type Season } from '../find-season.js'
import type { SeasonMeasures } from '../measure-season.js'
import { type Scope, scopeOf } from '../scope.js'
import { defaultMinimumCell } from '../small-cells.js'
import { windowCuts } from '../window-cuts.js'
import { Builds } from './builds.js'
import { clockShifts } from './clock-shifts.js'
import { SeasonCounts, type StepOnDay, piecesAtOnce as usualPieces } from './counts.js'
import { DayUnits } from './day-units.js'
import { firstDay, measureCounted, measuresOf } from './measure-counted.js'
import { type Grouping, type Segment, SegmentCounts } from './segment-counts.js'

const recentSeasons = defineQuery({
  tag: 'seasons.rollup.recent',
  sql: sqlFile(import.meta.url, './recent-seasons.sql'),
  row: Type.Object({ title: Type.String(), season: Type.Integer() }),
})
const latestBuilds = defineQuery({
  tag: 'seasons.rollup.latest',
  sql: sqlFile(import.meta.url, './latest-builds.sql'),
  row: Type.Object({ madeOf: Type.String() }),
})

const daySeconds = 86_400
/** Seasons released in the last days are kept counted for these windows, so that whoever asks first need not wait. */
const recentDays = 120
const usualWindows = [7, 28, 91]
/** Every play makes a running window stale: those are kept counted for so much of the time. */
const shareOfTime = 0.1
/** Windows that are counted together, in days: a closed one answers for all that are shorter. */
const horizons = [7, 28, 91, 182, 365, 730]
/** Finished answers kept in memory. */
const mostRemembered = 100

/** A season and a window of it. */
export interface WindowOfSeason {
  season: Season
  /** Days from the release. */
  window: number
  zone: string
  /** Epoch milliseconds at which the window begins. */
  from: number
}

export interface RollupOptions {
  store: Store
  plays: Plays
  /** Figures of fewer accounts are not shown: how many watched anything else is counted up to that. */
  minimumCell?: number
  /** Spans rolled up at once, and pieces counted at once: what the memory allows. */
  spansAtOnce?: number
  piecesAtOnce?: number
  /** The term in which this program rolls up; 0: another one does. Always the same when absent. */
  term?: () => number
}

/** Answers season reports from viewing that is rolled up, and brings that up to date when it is not. */
export class Rollup {
  readonly #store: Store
  readonly #plays: Plays
  readonly #days: DayUnits
  readonly #counts: SeasonCounts
  readonly #segments: SegmentCounts
  readonly #minimumCell: number
  /** Answers, the count of changes they are known to be right at, and what they were made of. */
  readonly #remembered = new Map<string, Remembered<Answer>>()
  readonly #measuring = new Mutex()
  readonly #term: () => number
  /** What had come, and which day it was, when it was last kept up. */
  #upToDate = ''
  /** Whether running windows were resting then, and are still to be counted. */
  #leftRunning = false
  #keeping: Promise<void> | undefined
  /** Epoch milliseconds until which running windows are left as they are. */
  #restUntil = 0
  #stopped = false

  constructor({ store, plays, minimumCell, spansAtOnce, piecesAtOnce, term = () => 1 }: RollupOptions) {
    const builds = new Builds(store, term)
    this.#term = term
    this.#store = store
    this.#plays = plays
    this.#minimumCell = minimumCell ?? defaultMinimumCell
    this.#days = new DayUnits({ store, plays, builds, goOn: () => this.#goOn(), spansAtOnce })
    const counting = {
      store,
      builds,
      upto: () => this.#days.lastBuild(),
      goOn: () => this.#goOn(),
      piecesAtOnce: piecesAtOnce ?? usualPieces,
    }
    this.#counts = new SeasonCounts(counting)
    this.#segments = new SegmentCounts(counting)
  }

  /**
   * Everything counted of a season's window. Undefined where the zone's clock does not keep to quarters of an hour (before there were time
   * zones), and where another program rolls up: spans must be asked then.
   */
  async measure(of: WindowOfSeason, now = Date.now()): Promise<SeasonMeasures | undefined> {
    if (this.#term() === 0) return undefined
    return this.#inTurn(() => this.#measure(of, now))
  }

  /** On which day of a window accounts came to each step; undefined where `measure` is. */
  async measureSteps(of: WindowOfSeason, now = Date.now()): Promise<StepOnDay[] | undefined> {
    const horizon = horizonOf(of.window, of.from, now)
    const wanted = this.#term() === 0 ? undefined : wantedOf(of, horizon)
    if (!wanted) return undefined
    return this.#inTurn(() => this.#upToDateOr(['steps', wanted.scope, horizon], wanted, () => this.#counts.readSteps(wanted, of.window)))
  }

  /**
   * The same by groups of accounts: `group` says of the segments of the window's audience which group each is of, `name` names that way of
   * grouping. What was watched beside the season is not counted. Throws `not-owner` where another program rolls up.
   */
  async measureGroups(of: WindowOfSeason, name: string, group: (segments: Segment[]) => Grouping): Promise<MeasuredGroups | undefined> {
    if (this.#term() === 0)
      throw new Problem('not-owner', 'a filtered report is counted by the program that rolls up viewing: ask the server that does')
    return this.#inTurn(() => this.#measureGroups(of, name, group))
  }

  /**
   * Rolls up the days that are over and counts recent seasons, those in windows that still run for a tenth of the time: a background
   * turn, a little at a time. Does nothing while one runs, or when nothing came since and no day ended. A season that fails keeps no
   * other waiting: it is thrown at the end.
   */
  keepUp(catalogue: Catalogue, now = Date.now()): Promise<void> {
    this.#keeping ??= this.#keepUp(catalogue, now).finally(() => {
      this.#keeping = undefined
    })
    return this.#keeping
  }

  /** Removes what may be of somebody who was erased, once what is being counted is. */
  forgetErased(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#days.forgetStale()
      await this.#counts.forgetPieces()
    })
  }

  /** Begins nothing more: what is not finished is done at the next question. */
  stop(): void {
    this.#stopped = true
  }

  /** One after the other: what is being counted must not be removed meanwhile. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#measuring.run(work)
  }

  #goOn(): void {
    if (this.#stopped) throw new Problem('shutting-down', 'the store is being closed')
    if (this.#term() === 0) throw new Problem('not-owner', 'another program rolls up by now: ask again')
  }

  async #keepUp(catalogue: Catalogue, now: number): Promise<void> {
    const today = Math.floor(now / 1000 / daySeconds) * daySeconds
    const state = `${await changeCount(this.#store)} ${catalogue.version} ${today}`
    const restless = now >= this.#restUntil
    if (state === this.#upToDate && !(restless && this.#leftRunning)) return
    await this.#days.ensure({ services: [], contents: [], from: 0, to: today, offset: 0 })
    const { failures, leftRunning, took } = await this.#countRecent(catalogue, now, restless)
    if (restless) this.#restUntil = now + took / shareOfTime
    await this.#inTurn(async () => {
      await this.#days.tidy()
      await this.#counts.tidy()
    })
    if (failures.length > 0) throw failures[0]
    this.#upToDate = state
    this.#leftRunning = leftRunning
  }

  /** Counts the usual windows of recent seasons, those that still run only `withRunning`; `took` milliseconds for these. */
  async #countRecent(catalogue: Catalogue, now: number, withRunning: boolean) {
    const failures: unknown[] = []
    let leftRunning = false
    let took = 0
    const since = new Date(now - recentDays * daySeconds * 1000).toISOString().slice(0, 10)
    for (const { title, season: number } of await this.#store.run(recentSeasons, { since, version: catalogue.version })) {
      const season = await findSeason(this.#store, { title, season: number }, catalogue.version)
      const from = Date.parse(`${season.released}T00:00:00.000Z`)
      // One that is not out yet has nothing to count.
      if (from > now) continue
      for (const window of usualWindows) {
        const closed = from + window * daySeconds * 1000 <= now
        if (!closed && !withRunning) {
          leftRunning = true
          continue
        }
        const began = performance.now()
        await this.measure({ season, window, zone: 'UTC', from }, now).catch(error => {
          this.#goOn()
          failures.push(error)
        })
        if (!closed) took += performance.now() - began
      }
    }
    return { failures, leftRunning, took }
  }

  async #measure(of: WindowOfSeason, now: number): Promise<SeasonMeasures | undefined> {
    const horizon = horizonOf(of.window, of.from, now)
    const wanted = wantedOf(of, horizon)
    if (!wanted) return undefined
    return this.#upToDateOr([wanted.scope, of.zone, horizon], wanted, async () => {
      const counted = await this.#counts.read(wanted, of.window)
      return measureCounted(this.#store, { ...wanted, minimumCell: this.#minimumCell }, counted, () =>
        allViewing(this.#store, wanted.scope),
      )
    })
  }

  async #measureGroups(of: WindowOfSeason, name: string, group: (segments: Segment[]) => Grouping): Promise<MeasuredGroups | undefined> {
    const wanted = wantedOf(of, of.window)
    if (!wanted) return undefined
    return this.#upToDateOr([wanted.scope, of.zone, name], wanted, async () => {
      const { segments, groups } = await this.#segments.count(wanted, group)
      const since = await firstDay(this.#store, wanted.scope)
      return { segments, groups: groups.map(counted => measuresOf(wanted, counted, { watchedMs: 0, otherMs: 0, otherAccounts: 0 }, since)) }
    })
  }

  /** What is remembered, while it is still true; else what `count` finds once days are rolled up. */
  async #upToDateOr<T extends Answer>(key: unknown[], wanted: Wanted, count: () => Promise<T>): Promise<T> {
    const { season, scope, horizon } = wanted
    const name = JSON.stringify(key)
    await this.#plays.guards.beforeReading()
    const changes = await changeCount(this.#store)
    const remembered = this.#remembered.get(name) as Remembered<T> | undefined
    if (remembered?.changes === changes) return remembered.answer
    await this.#ensureDays(season, scope, horizon)
    // What came since may be of another day or service: then the answer is still true.
    const { madeOf } = await this.#store.one(latestBuilds, { services: scope.services, to: scope.from / 1000 + horizon * daySeconds })
    if (remembered?.madeOf === madeOf) {
      remembered.changes = changes
      return remembered.answer
    }
    const answer = await count()
    this.#keep(name, { changes, madeOf, answer })
    return answer
  }

  /** All viewing of the services in days of UTC, for who came from where and the share of all viewing; the season's in its own days. */
  async #ensureDays({ services }: Season, { contents, from }: Scope, horizon: number): Promise<void> {
    const begin = from / 1000
    const end = begin + horizon * daySeconds
    const offset = begin % daySeconds
    await this.#days.ensure({ services, contents: [], from: 0, to: end, offset: 0 })
    if (offset !== 0) await this.#days.ensure({ services, contents, from: begin, to: end, offset })
  }

  #keep(name: string, answer: Remembered<Answer>): void {
    this.#remembered.delete(name)
    this.#remembered.set(name, answer)
    if (this.#remembered.size > mostRemembered) this.#remembered.delete(this.#remembered.keys().next().value!)
  }
}

/** What one question counts, and the window's cuts; undefined where the clock does not keep to quarters of an hour. */
function wantedOf({ season, window, zone, from }: WindowOfSeason, horizon: number) {
  const clock = clockShifts(from, horizon, zone)
  if (!clock) return undefined
  const scope = scopeOf(season, { from, to: from + window * daySeconds * 1000, epoch: everyEpoch })
  return { season, scope, clock, horizon, cuts: windowCuts(from, window, zone) }
}

type Wanted = NonNullable<ReturnType<typeof wantedOf>>

/** What is remembered of a window. */
type Answer = SeasonMeasures | MeasuredGroups | StepOnDay[]

/** An answer, the count of changes it is known to be right at, and what it was made of. */
interface Remembered<T> {
  changes: number
  madeOf: string
  answer: T
}

/** A window counted by groups of accounts, in their order; together they are all of it. */
export interface MeasuredGroups {
  segments: Segment[]
  groups: SeasonMeasures[]
}

/** The days counted together: the shortest of the usual windows that is closed and long enough, else the window itself. */
function horizonOf(window: number, from: number, now: number): number {
  const usual = horizons.find(days => days >= window)
  return usual !== undefined && from + usual * daySeconds * 1000 <= now ? usual : window
}
