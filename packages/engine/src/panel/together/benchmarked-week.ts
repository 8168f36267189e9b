import { type Columns, ridgeCalibrate } from '@sweeps/stats'
import { hostWeights } from '../figures/cell-totals.js'
import type { Weigher } from '../weighing/weigher.js'
import type { DayWeights } from './replicated-weeks.js'

/** A total of the census that the panel is brought near to: device minutes of a title in a week. */
export interface Benchmark {
  /** Projected device minutes of the title by household and day, unweighted: milliseconds at the places of `households`. */
  viewing: readonly { day: number; household: number; minutes: number }[]
  total: number
}

/**
 * What each household's weights of a week are multiplied by, so that device minutes of titles come near to those of the census while every
 * level of every margin keeps what weighting gave it, on the mean of the days.
 *
 * Ridge calibration of households: the change from the mean weight is least, what the margins have must hold, what titles have costs little to
 * miss. A title's cost is such that the panel's own sum of squares counts `1 ⁄ softness` times as much as missing it: 0.05 brings a title that
 * many watch nearly there, and one that few watch does not make weights swing.
 *
 * @param households ids of all that are in-tab on some day of the week, in order
 */
export class BenchmarkedWeek {
  readonly #households: readonly string[]
  readonly #weighers: readonly Weigher[]
  readonly #place: Map<string, number>
  readonly #levels: { margin: string; level: string }[]

  constructor(weighers: readonly Weigher[]) {
    this.#weighers = weighers
    this.#households = [...new Set(weighers.flatMap(({ sample }) => sample.households.map(({ household }) => household)))].sort()
    this.#place = new Map(this.#households.map((household, at) => [household, at]))
    const found = new Map<string, { margin: string; level: string }>()
    for (const { sample } of weighers)
      for (const [margin, levels] of sample.levels) for (const level of levels) found.set(`${margin}\0${level}`, { margin, level })
    this.#levels = [...found.values()]
  }

  get count(): number {
    return this.#households.length
  }

  /** The place of a household among those of the week. */
  placeOf(household: string): number | undefined {
    return this.#place.get(household)
  }

  /** For each day the weight of each household of the week: the mean of its members'; 0 on days on which it is not in-tab. */
  hosts(days: DayWeights): Float64Array[] {
    return days.map((weights, day) => {
      const weigher = this.#weighers[day]!
      const own = hostWeights(weigher, weights)
      const hosts = new Float64Array(this.count)
      weigher.sample.households.forEach(({ household }, at) => {
        hosts[this.#place.get(household)!] = own[at]!
      })
      return hosts
    })
  }

  /** One factor for each household. */
  factors(days: DayWeights, benchmarks: readonly Benchmark[], softness: number): Float64Array {
    if (benchmarks.length === 0) return new Float64Array(this.count).fill(1)
    const hosts = this.hosts(days)
    const base = Float64Array.from({ length: this.count }, (_, at) => mean(hosts.map(day => day[at]!)))
    const margins = this.#marginSums(days)
    const titles = benchmarks.map(({ viewing }) => {
      const sums = new Float64Array(this.count)
      for (const { day, household, minutes } of viewing) sums[household]! += hosts[day]![household]! * minutes
      return sums
    })
    const width = margins.length + titles.length
    const values = new Float64Array(this.count * width)
    for (const [column, sums] of [...margins, ...titles].entries())
      for (let at = 0; at < this.count; at++) values[at * width + column] = base[at]! > 0 ? sums[at]! / base[at]! : 0
    const columns: Columns = {
      rows: this.count,
      values,
      names: [...this.#levels, ...benchmarks.map((_, at) => ({ margin: 'device minutes', level: String(at) }))],
    }
    const totals = [...margins.map(total), ...benchmarks.map(benchmark => benchmark.total)]
    const costs = [
      ...margins.map(() => Number.POSITIVE_INFINITY),
      ...titles.map(sums => {
        const squares = sums.reduce((all, sum, at) => all + (base[at]! > 0 ? sum ** 2 / base[at]! : 0), 0)
        // Of a title that nobody watches in this replicate nothing can be asked.
        return squares > 0 ? 1 / (softness * squares) : 0
      }),
    ]
    const reachable = totals.map((wanted, column) => (costs[column] === 0 ? 0 : wanted))
    return ridgeCalibrate(columns, reachable, base, costs).factors
  }

  /** For each level of each margin what each household adds to it on a mean day. */
  #marginSums(days: DayWeights): Float64Array[] {
    const place = new Map(this.#levels.map(({ margin, level }, at) => [`${margin}\0${level}`, at]))
    const sums = this.#levels.map(() => new Float64Array(this.count))
    days.forEach((weights, day) => {
      const { sample } = this.#weighers[day]!
      const household = Int32Array.from(sample.householdOf, at => this.#place.get(sample.households[at]!.household)!)
      for (const [margin, levels] of sample.levels)
        for (let person = 0; person < weights.length; person++)
          sums[place.get(`${margin}\0${levels[person]}`)!]![household[person]!]! += weights[person]! / days.length
    })
    return sums
  }
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
