import { WEEK } from '../day.js'
import { startOf } from '../options.js'
import { ages, sexes } from '../sample/accounts.js'
import { type Home, type HomeSession, regions } from './home.js'
import { type Programme, programmes } from './programmes.js'
import { viewingOfHome } from './viewing-of-home.js'
import { watchAtHome } from './watch-at-home.js'

export interface PopulationOptions {
  seed: number
  homes: number
  /** The Monday on which its week begins, UTC; 2021-08-09 when absent. */
  week?: string
}

/** How many persons a level of a margin has. */
export interface LevelTotal {
  margin: string
  level: string
  total: number
}

/** A home and what was played there in the week. */
export interface HomeOfWeek {
  home: Home
  sessions: readonly HomeSession[]
}

/** What is true of a title in the week. */
export interface TitleTruth {
  title: string
  name: string
  service: string
  /** Watched by persons wherever they were, guests among them. */
  personMinutes: number
  /** Played on devices, whoever was there. */
  deviceMinutes: number
  /** Persons who watched at least a minute at home. */
  reach: number
  rank: number
  /** Person minutes at home by age, sex and region; guests aside. */
  cells: Readonly<Record<string, number>>
}

/** What is true of a whole population in a week. */
export interface PanelTruth {
  note: string
  week: string
  homes: number
  persons: number
  /** Persons who watched at least a minute of anything at home. */
  reach: number
  margins: LevelTotal[]
  /** The most watched first. */
  titles: TitleTruth[]
}

/** A fictional population of households, and what each watched in a week. The same options give the same population. */
export class PanelPopulation {
  readonly seed: number
  readonly homes: number
  readonly week: string
  /** Epoch milliseconds. */
  readonly monday: number
  readonly programmes: readonly Programme[]
  readonly #homes: (HomeOfWeek | undefined)[] = []

  constructor({ seed, homes, week = '2021-08-09' }: PopulationOptions) {
    if (!Number.isInteger(homes) || homes < 1) throw new RangeError(`homes: must be a whole number of at least 1, not ${homes}`)
    this.seed = seed
    this.homes = homes
    this.week = week
    this.monday = startOf(week)
    this.programmes = programmes(week)
  }

  /** A home and what was played there, by its number from 0. Kept: panels are drawn from the same homes again and again. */
  home(number: number): HomeOfWeek {
    this.#homes[number] ??= watchAtHome(number, { seed: this.seed, monday: this.monday, offer: this.programmes })
    return this.#homes[number]
  }

  truth(): PanelTruth {
    const margins = new Map<string, number>()
    const titles = new Map(this.programmes.map(one => [one.title, emptyTruth(one)]))
    let persons = 0
    let reach = 0
    for (let number = 0; number < this.homes; number++) {
      const { home, sessions } = this.home(number)
      persons += home.persons.length
      const levelsOf = new Map(home.persons.map(({ id, age, sex }) => [id, [`age,${age}`, `sex,${sex}`, `region,${home.region}`]]))
      for (const levels of levelsOf.values())
        for (const level of [...levels, `head,${home.head}`]) margins.set(level, (margins.get(level) ?? 0) + 1)
      for (const { title, start, stop } of sessions)
        titles.get(title)!.deviceMinutes += Math.max(0, Math.min(stop, this.monday + WEEK) - start) / 60_000
      const watched = new Map<string, number>()
      for (const { title, viewer, guest, milliseconds } of viewingOfHome(home.id, sessions, this.monday)) {
        const truth = titles.get(title)!
        truth.personMinutes += milliseconds / 60_000
        if (guest) continue
        for (const key of [viewer, `${viewer}\0${title}`]) watched.set(key, (watched.get(key) ?? 0) + milliseconds)
        for (const level of levelsOf.get(viewer)!) truth.cells[level] = (truth.cells[level] ?? 0) + milliseconds / 60_000
      }
      for (const [key, milliseconds] of watched) {
        if (milliseconds < 60_000) continue
        const title = key.split('\0')[1]
        if (title === undefined) reach++
        else titles.get(title)!.reach++
      }
    }
    const ordered = [...titles.values()].sort((one, other) => other.personMinutes - one.personMinutes)
    return {
      note: 'Fictional: simulated households of a country that does not exist. The week is UTC.',
      ...{ week: this.week, homes: this.homes, persons, reach },
      margins: marginsInOrder(margins),
      titles: ordered.map(one => ({ ...one, rank: 1 + ordered.filter(other => other.personMinutes > one.personMinutes).length })),
    }
  }
}

const emptyTruth = ({ title, name, service }: Programme) => ({
  ...{ title, name, service, personMinutes: 0, deviceMinutes: 0, reach: 0, rank: 0 },
  cells: {} as Record<string, number>,
})

function marginsInOrder(totals: ReadonlyMap<string, number>): LevelTotal[] {
  const levels = { head: ages.slice(1), region: regions, age: ages, sex: sexes }
  return Object.entries(levels).flatMap(([margin, own]) =>
    own.map(level => ({ margin, level, total: totals.get(`${margin},${level}`) ?? 0 })),
  )
}
