import Type from '@sweeps/model/typebox'
import { Mutex } from '../../mutex.js'
import { changeCount, everyEpoch, type Plays } from '../../plays/index.js'
import { defineQuery, Int64, type Store, sqlFile } from '../../store/index.js'
import type { Builds } from './builds.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const stale = defineQuery({
  tag: 'seasons.rollup.stale',
  sql: sql('stale-days'),
  row: Type.Object({ service: Type.String(), content: Type.String(), began: Int64, count: Int64 }),
})
const weigh = defineQuery({
  tag: 'seasons.rollup.weigh',
  sql: sql('weigh-days'),
  row: Type.Object({ service: Type.String(), content: Type.String(), day: Int64, spans: Int64 }),
})
const waste = defineQuery({ tag: 'seasons.rollup.waste', sql: sql('waste'), row: Type.Object({ stored: Int64, needed: Int64 }) })
const steps = [
  { tag: 'seasons.rollup.days', sql: sql('roll-up') },
  { tag: 'seasons.rollup.built', sql: sql('mark-built') },
]

const forgetDays = sql('forget-days')
const forgetBuilt = sql('forget-built')

const daySeconds = 86_400
/** Rolled up at once: as many spans as fit the memory easily, and so many days. */
const spansAtOnce = 300_000
const mostUnits = 2000
/** Longer than any question runs: what was rolled up anew may be read by one that began before. */
const patienceSeconds = 600

/** Which days of 24 hours must be up to date: instants in epoch seconds, `to` exclusive. */
export interface DaysWanted {
  services: readonly string[]
  /** Empty: all contents of the services. */
  contents: readonly string[]
  from: number
  to: number
  /** Seconds after midnight UTC at which the days begin. */
  offset: number
}

interface Unit {
  service: string
  content: string
  /** Epoch seconds. */
  began: number
  /** The count of changes of the day when it was found to be stale. */
  count: number
}

/** The rolled up days of viewing, one unit per content and day of 24 hours: built when first wanted, again when viewing arrives late. */
export class DayUnits {
  readonly #store: Store
  readonly #plays: Plays
  readonly #builds: Builds
  readonly #spansAtOnce: number
  readonly #goOn: () => void
  /** What was found up to date, at which count of changes. */
  readonly #fresh = new Map<string, number>()
  /** One after the other: what is being rolled up must not be removed meanwhile, nor be rolled up twice. */
  readonly #rolling = new Mutex()

  /** `goOn` throws when the program is to end. */
  constructor(options: { store: Store; plays: Plays; builds: Builds; goOn: () => void; spansAtOnce?: number | undefined }) {
    this.#goOn = options.goOn
    this.#store = options.store
    this.#plays = options.plays
    this.#builds = options.builds
    this.#spansAtOnce = options.spansAtOnce ?? spansAtOnce
  }

  /** The highest number of a build, when nothing is being rolled up: what has a number by then is there, or never will be. */
  lastBuild(): Promise<number> {
    return this.#rolling.run(() => this.#builds.last())
  }

  /**
   * Brings days up to date that were not by the time of the call, a few at a time. What comes in meanwhile is for the next call, so that it
   * ends while plays go on arriving.
   */
  async ensure(wanted: DaysWanted): Promise<void> {
    const name = JSON.stringify(wanted)
    await this.#plays.guards.beforeReading()
    const changes = await changeCount(this.#store)
    if (this.#fresh.get(name) === changes) return
    await this.#rolling.run(async () => {
      for (let units: readonly Unit[] = await this.#store.run(stale, { ...wanted }); units.length > 0; ) {
        this.#goOn()
        units = units.slice(await this.#build(units, wanted.offset))
      }
    })
    this.#fresh.set(name, changes)
  }

  /** Removes pieces that have been rolled up anew, once they are as many as a quarter of the others. */
  async tidy(): Promise<void> {
    const { stored, needed } = await this.#store.one(waste, {})
    if (stored > needed * 1.25 + 100_000) await this.#forget({ stale: false, patience: patienceSeconds })
  }

  /** Removes at once all pieces that may be of somebody who was erased: what is stale is made anew when it is asked for. */
  forgetStale(): Promise<void> {
    return this.#forget({ stale: true, patience: 0 })
  }

  #forget(what: { stale: boolean; patience: number }): Promise<void> {
    return this.#rolling.run(async () => {
      await this.#store.command('seasons.rollup.forget', forgetBuilt, what)
      await this.#store.command('seasons.rollup.forget', forgetDays)
    })
  }

  /**
   * Rolls up the first of these units, as many as fit together, at least one; returns how many. Rows first, then that they count: a crash
   * in between leaves rows that nobody reads. What is stale is written down before anything is read, so what comes in meanwhile makes a
   * day stale again.
   */
  async #build(units: readonly Unit[], offset: number): Promise<number> {
    const some = units.slice(0, mostUnits)
    if (some[0]!.began % daySeconds !== offset)
      throw new RangeError(`a day that begins at ${some[0]!.began} s was asked for at an offset of ${offset} s`)
    const first = await this.#builds.take(some.length)
    await this.#store.insert(
      'audience_units',
      ['build', 'service', 'content', 'began_ms', 'changes'],
      some.map(({ service, content, began, count }, at) => [first + at, service, content, began * 1000, count]),
    )
    const fitting = await this.#fitting(some, first)
    const builds = { first, last: first + fitting - 1 }
    const period = { from: some[0]!.began * 1000, to: (some[fitting - 1]!.began + daySeconds) * 1000 }
    const params = { ...builds, ...period, epoch: everyEpoch }
    for (const { tag, sql } of steps) {
      this.#goOn()
      await this.#store.command(tag, sql, params)
    }
    return fitting
  }

  /** How many of the first units are rolled up together: as many as have few enough spans, at least one. */
  async #fitting(units: readonly Unit[], first: number): Promise<number> {
    // One is rolled up whatever it weighs.
    if (units.length < 2) return units.length
    const period = { from: units[0]!.began, to: units.at(-1)!.began + daySeconds }
    const rows = await this.#store.run(weigh, { first, last: first + units.length - 1, ...period })
    const weights = new Map(rows.map(({ service, content, day, spans }) => [`${service}\n${content}\n${day}`, spans]))
    let spans = 0
    const tooMany = units.findIndex(({ service, content, began }) => {
      spans += weights.get(`${service}\n${content}\n${began - (began % daySeconds)}`) ?? 0
      return spans > this.#spansAtOnce
    })
    return tooMany < 0 ? units.length : Math.max(1, tooMany)
  }
}
