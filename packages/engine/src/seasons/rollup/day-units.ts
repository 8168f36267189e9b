import Type from '@sweeps/model/typebox'
import type { Plays } from '../../plays/index.js'
import { defineQuery, Int64, type Store, sqlFile } from '../../store/index.js'
import type { Builds } from './builds.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const stale = defineQuery({
  tag: 'seasons.rollup.stale',
  sql: sql('stale-days'),
  row: Type.Object({ service: Type.String(), content: Type.String(), began: Int64 }),
})
const weigh = defineQuery({
  tag: 'seasons.rollup.weigh',
  sql: sql('weigh-days'),
  row: Type.Object({ service: Type.String(), content: Type.String(), day: Int64, spans: Int64 }),
})
const waste = defineQuery({ tag: 'seasons.rollup.waste', sql: sql('waste'), row: Type.Object({ held: Int64, needed: Int64 }) })
const namePeople = sql('name-people')
const rollUp = sql('roll-up')
const namePayers = sql('name-payers')
const markBuilt = sql('mark-built')

const forgetDays = sql('forget-days')
const forgetBuilt = sql('forget-built')
const forgetPeople = sql('forget-people')
const forgetPayers = sql('forget-payers')

const daySeconds = 86_400
/** Rolled up at once: as many spans as fit the memory easily, and as many days as parameters carry. */
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
}

/** The rolled up days of viewing, one unit per content and day of 24 hours: built when first wanted, again when viewing arrives late. */
export class DayUnits {
  readonly #store: Store
  readonly #plays: Plays
  readonly #builds: Builds
  readonly #spansAtOnce: number
  readonly #goOn: () => void
  /** What was found up to date, at which batch. */
  readonly #fresh = new Map<string, number>()

  /** `goOn` throws when the program is to end. */
  constructor(options: { store: Store; plays: Plays; builds: Builds; goOn: () => void; spansAtOnce?: number | undefined }) {
    this.#goOn = options.goOn
    this.#store = options.store
    this.#plays = options.plays
    this.#builds = options.builds
    this.#spansAtOnce = options.spansAtOnce ?? spansAtOnce
  }

  /** Brings days up to date, a few at a time: loading has its turn in between. */
  async ensure(wanted: DaysWanted): Promise<void> {
    const { loader } = this.#plays
    const name = JSON.stringify(wanted)
    if (this.#fresh.get(name) === loader.batch) return
    for (let left = Number.POSITIVE_INFINITY; left > 0; )
      left = await loader.between(async () => {
        this.#goOn()
        await this.#plays.guards.ensureInTurn(this.#plays.epoch)
        const units = await this.#store.run(stale, { ...wanted })
        const part = await this.#portion(units)
        if (part.length > 0) await this.#build(part, wanted.offset)
        if (part.length === units.length) this.#fresh.set(name, loader.batch)
        return units.length - part.length
      })
  }

  /** Removes pieces that have been rolled up anew, once they are as many as a quarter of the others. */
  async tidy(): Promise<void> {
    const { held, needed } = await this.#store.one(waste, {})
    if (held > needed * 1.25 + 100_000) await this.#forget({ stale: false, patience: patienceSeconds })
  }

  /** Removes at once all pieces that may be of somebody who was erased: what is stale is made anew when it is asked for. */
  async forgetStale(): Promise<void> {
    await this.#forget({ stale: true, patience: 0 })
    await this.#plays.loader.between(async () => {
      await this.#store.command('seasons.rollup.forget', forgetPayers)
      await this.#store.command('seasons.rollup.forget', forgetPeople)
    })
  }

  /** In the loader’s turn: nothing is being rolled up meanwhile. */
  #forget(what: { stale: boolean; patience: number }): Promise<void> {
    return this.#plays.loader.between(async () => {
      await this.#store.command('seasons.rollup.forget', forgetBuilt, what)
      await this.#store.command('seasons.rollup.forget', forgetDays)
    })
  }

  /** The first of these units that can be built together; at least one. */
  async #portion(units: readonly Unit[]): Promise<Unit[]> {
    // One is built whatever it weighs.
    if (units.length < 2) return [...units]
    const some = units.slice(0, mostUnits)
    const contents = [...new Map(some.map(unit => [`${unit.service}\n${unit.content}`, unit])).values()]
    const rows = await this.#store.run(weigh, {
      services: contents.map(unit => unit.service),
      contents: contents.map(unit => unit.content),
      from: some[0]!.began,
      to: some.at(-1)!.began + daySeconds,
    })
    const weights = new Map(rows.map(({ service, content, day, spans }) => [`${service}\n${content}\n${day}`, spans]))
    let spans = 0
    const fitting = some.findIndex(({ service, content, began }) => {
      spans += weights.get(`${service}\n${content}\n${began - (began % daySeconds)}`) ?? 0
      return spans > this.#spansAtOnce
    })
    return fitting < 0 ? some : some.slice(0, Math.max(1, fitting))
  }

  /** Rows first, then that they count: a crash in between leaves rows that nobody reads. */
  async #build(units: readonly Unit[], offset: number): Promise<void> {
    const first = await this.#builds.take(units.length)
    const from = units[0]!.began * 1000
    const params = {
      services: units.map(unit => unit.service),
      contents: units.map(unit => unit.content),
      begans: units.map(unit => unit.began * 1000),
      builds: units.map((_, index) => first + index),
      from,
      to: (units.at(-1)!.began + daySeconds) * 1000,
      epoch: this.#plays.epoch,
    }
    if ((from / 1000) % daySeconds !== offset)
      throw new RangeError(`a day that begins at ${from} was asked for at an offset of ${offset} s`)
    const { services, contents, to } = params
    await this.#store.command('seasons.rollup.people', namePeople, { services, contents, from, to })
    this.#goOn()
    await this.#store.command('seasons.rollup.days', rollUp, params)
    this.#goOn()
    const { builds } = params
    await this.#store.command('seasons.rollup.payers', namePayers, { services, contents, builds })
    this.#goOn()
    await this.#store.command('seasons.rollup.built', markBuilt, { ...params, batch: this.#plays.loader.batch })
  }
}
