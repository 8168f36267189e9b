import type { ViewingRow } from '../figures/week-viewing.js'
import type { PanelFiles } from '../read/panel-files.js'
import { levelsOn } from '../slices/characteristics.js'
import { keyOf } from '../slices/withheld-cells.js'
import type { Weigher } from '../weighing/weigher.js'
import { type Benchmark, BenchmarkedWeek } from './benchmarked-week.js'
import type { DeviceRow } from './device-viewing.js'
import type { DayWeights } from './replicated-weeks.js'

/** A title of a service, what the panel saw of it and what the census counted. */
export interface TitleOfBoth {
  service: string
  title: string
  name: string
  persons: Set<string>
  households: Set<string>
  /** Device minutes of the census; undefined where the service has none. */
  census: number | undefined
}

/** A title by the levels of characteristics. */
export interface CellOfBoth {
  title: number
  levels: string[]
  persons: Set<string>
  households: Set<string>
}

/** Projected figures of a week with some weights. */
export interface Projected {
  /** By title, with the weights of the panel alone: minutes of persons and of devices. */
  personsAlone: Float64Array
  devicesAlone: Float64Array
  /** By title, with the weights that the census has moved. */
  devices: Float64Array
  persons: Float64Array
  /** By cell, likewise. */
  cells: Float64Array
  /** What the weights of each household are multiplied by. */
  factors: Float64Array
}

interface Entry {
  title: number
  cell: number
  /** Place in the day's sample: of a person, or of the household that a guest visits. */
  viewer: number
  guest: boolean
  /** Place among the households of the week. */
  household: number
  minutes: number
}

/** A week of a panel beside the census of a service: who watched what on which day, and which titles are of the census. */
export class WeekOfBoth {
  readonly titles: TitleOfBoth[] = []
  readonly cells: CellOfBoth[] = []
  readonly week: BenchmarkedWeek
  readonly #place = new Map<string, number>()
  readonly #viewing: Entry[][]
  readonly #devices: Benchmark['viewing'][]

  /**
   * @param files the panel's
   * @param days names of the days
   * @param by characteristics that cells are made of
   * @param census device minutes by `service\0title`
   */
  constructor(
    files: PanelFiles,
    { days, weighers, by }: { days: readonly string[]; weighers: readonly Weigher[]; by: readonly string[] },
    { rows, devices, census }: { rows: readonly ViewingRow[]; devices: readonly DeviceRow[]; census: ReadonlyMap<string, number> },
  ) {
    this.week = new BenchmarkedWeek(weighers)
    const placeOfCell = new Map<string, number>()
    this.#viewing = weighers.map((weigher, day) => {
      const levels = by.map(column => levelsOn(files, weigher.sample, days[day]!, column))
      return rows.filter(row => row.day === day + 1).flatMap(row => this.#entriesOf(row, weigher, { levels, placeOfCell, census }))
    })
    const ofTitles: { day: number; household: number; minutes: number }[][] = this.titles.map(() => [])
    for (const { service, title, day, households, milliseconds } of devices) {
      const at = this.#place.get(`${service}\0${title}`)
      if (at === undefined) continue
      households.forEach((name, place) => {
        const household = this.week.placeOf(name)
        if (household !== undefined) ofTitles[at]!.push({ day: day - 1, household, minutes: milliseconds[place]! / 60_000 })
      })
    }
    this.#devices = ofTitles
  }

  /** Projects the week. The census moves the weights towards the titles of `eligible`. */
  project(days: DayWeights, eligible: readonly number[], softness: number): Projected {
    const hosts = this.week.hosts(days)
    const benchmarks = eligible.map(at => ({ viewing: this.#devices[at]!, total: this.titles[at]!.census! }))
    const factors = this.week.factors(days, benchmarks, softness)
    const [personsAlone, persons, devicesAlone, devices] = Array.from({ length: 4 }, () => new Float64Array(this.titles.length)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    const cells = new Float64Array(this.cells.length)
    this.#viewing.forEach((entries, day) => {
      const weights = days[day]!
      for (const { title, cell, viewer, guest, household, minutes } of entries) {
        const value = (guest ? hosts[day]![household]! : weights[viewer]!) * minutes
        personsAlone[title]! += value
        persons[title]! += value * factors[household]!
        cells[cell]! += value * factors[household]!
      }
    })
    this.#devices.forEach((viewing, title) => {
      for (const { day, household, minutes } of viewing) {
        const value = hosts[day]![household]! * minutes
        devicesAlone[title]! += value
        devices[title]! += value * factors[household]!
      }
    })
    return { personsAlone, persons, devicesAlone, devices, cells, factors }
  }

  #entriesOf(
    row: ViewingRow,
    { sample }: Weigher,
    of: { levels: readonly ReturnType<typeof levelsOn>[]; placeOfCell: Map<string, number>; census: ReadonlyMap<string, number> },
  ): Entry[] {
    const guest = row.guest === 1
    const places = new Map((guest ? sample.households.map(({ household }) => household) : sample.persons).map((name, at) => [name, at]))
    return row.viewers.flatMap((name, at): Entry[] => {
      const viewer = places.get(name)
      if (viewer === undefined) return []
      const title = this.#titleAt(row, of.census)
      const { household } = sample.households[guest ? viewer : sample.householdOf[viewer]!]!
      const own = of.levels.map(levels => (guest ? levels.households : levels.persons)[viewer]!)
      const cell = this.#cellAt(title, own, of.placeOfCell)
      for (const seen of [this.titles[title]!, this.cells[cell]!]) {
        if (!guest) seen.persons.add(name)
        seen.households.add(household)
      }
      return [{ title, cell, viewer, guest, household: this.week.placeOf(household)!, minutes: row.milliseconds[at]! / 60_000 }]
    })
  }

  #titleAt({ service, title, name }: ViewingRow, census: ReadonlyMap<string, number>): number {
    const key = `${service}\0${title}`
    const known = this.#place.get(key)
    if (known !== undefined) return known
    this.#place.set(key, this.titles.length)
    this.titles.push({ service, title, name, persons: new Set(), households: new Set(), census: census.get(key) })
    return this.titles.length - 1
  }

  #cellAt(title: number, levels: string[], placeOfCell: Map<string, number>): number {
    const key = keyOf([String(title), ...levels])
    const known = placeOfCell.get(key)
    if (known !== undefined) return known
    placeOfCell.set(key, this.cells.length)
    this.cells.push({ title, levels, persons: new Set(), households: new Set() })
    return this.cells.length - 1
  }
}
