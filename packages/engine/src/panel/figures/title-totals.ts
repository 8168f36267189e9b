import type { Weigher } from '../weighing/weigher.js'
import type { ViewingRow } from './week-viewing.js'

/** Projected minutes of titles in a week, in the sample and in each replicate. */
export interface TitleTotals {
  titles: readonly { title: string; season: number; name: string }[]
  /** One number for each title. */
  values: Float64Array
  /** For each replicate that could be weighted one number for each title. */
  replicates: Float64Array[]
  scales: Float64Array
  /** Replicates that could not be weighted. */
  failed: number
  /** In-tab persons and households that watched each title; guests are not counted. */
  persons: Int32Array
  households: Int32Array
}

/** Viewing of one day, in the order of titles and viewers: so the sums are the same on every machine. */
interface DayViewing {
  title: Int32Array
  /** Place of a person, or of a household whose guest it was. */
  viewer: Int32Array
  guest: Uint8Array
  minutes: Float64Array
}

/**
 * The week's minutes: each day's viewing with that day's weights, added up. Whoever was not in-tab on a day does not count on it. A guest
 * counts with the mean weight of the household's members. Minutes are Σ days Σ persons weight × minutes.
 *
 * @param weighers one for each day of the week; days with the same sample share theirs
 */
export function titleTotals(rows: readonly ViewingRow[], weighers: readonly Weigher[]): TitleTotals {
  const titles = titlesOf(rows)
  const place = new Map(titles.map((title, at) => [keyOf(title), at]))
  const days = weighers.map((weigher, day) =>
    dayViewing(
      rows.filter(row => row.day === day + 1),
      place,
      weigher,
    ),
  )
  const values = new Float64Array(titles.length)
  const replicates: (Float64Array | undefined)[] = weighers[0]!.replicates.factors.map(() => new Float64Array(titles.length))
  for (const weigher of new Set(weighers)) {
    const own = days.filter((_, day) => weighers[day] === weigher)
    const into = (totals: Float64Array, weights: Float64Array) => {
      const hosts = hostWeights(weigher, weights)
      for (const day of own) add(totals, day, weights, hosts)
    }
    into(values, weigher.full().weights)
    let at = 0
    for (const weights of weigher.replicated()) {
      const totals = replicates[at]
      if (weights === undefined) replicates[at] = undefined
      else if (totals) into(totals, weights)
      at++
    }
  }
  const scales = weighers[0]!.replicates.replicateScales
  return {
    titles,
    values,
    replicates: replicates.filter(totals => totals !== undefined),
    scales: scales.filter((_, at) => replicates[at] !== undefined),
    failed: replicates.filter(totals => totals === undefined).length,
    ...viewersOf(days, weighers, titles.length),
  }
}

const keyOf = ({ title, season }: { title: string; season: number }): string => `${title}\0${season}`

function titlesOf(rows: readonly ViewingRow[]): TitleTotals['titles'] {
  const found = new Map<string, { title: string; season: number; name: string }>()
  for (const { title, season, name } of rows) {
    const before = found.get(keyOf({ title, season }))
    if (!before || before.name < name) found.set(keyOf({ title, season }), { title, season, name })
  }
  return [...found.values()]
}

function dayViewing(rows: readonly ViewingRow[], place: ReadonlyMap<string, number>, { sample }: Weigher): DayViewing {
  const personAt = new Map(sample.persons.map((person, at) => [person, at]))
  const householdAt = new Map(sample.households.map(({ household }, at) => [household, at]))
  const found: [title: number, guest: number, viewer: number, minutes: number][] = []
  for (const row of rows) {
    const title = place.get(keyOf(row))!
    row.viewers.forEach((name, at) => {
      const viewer = (row.guest === 1 ? householdAt : personAt).get(name)
      if (viewer !== undefined) found.push([title, row.guest, viewer, row.milliseconds[at]! / 60_000])
    })
  }
  found.sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || one[3] - other[3])
  return {
    title: Int32Array.from(found, one => one[0]),
    guest: Uint8Array.from(found, one => one[1]),
    viewer: Int32Array.from(found, one => one[2]),
    minutes: Float64Array.from(found, one => one[3]),
  }
}

function add(totals: Float64Array, { title, guest, viewer, minutes }: DayViewing, weights: Float64Array, hosts: Float64Array): void {
  for (let at = 0; at < title.length; at++) totals[title[at]!]! += (guest[at] === 1 ? hosts : weights)[viewer[at]!]! * minutes[at]!
}

function hostWeights({ sample }: Weigher, weights: Float64Array): Float64Array {
  const sums = new Float64Array(sample.households.length)
  const members = new Float64Array(sample.households.length)
  weights.forEach((weight, person) => {
    sums[sample.householdOf[person]!]! += weight
    members[sample.householdOf[person]!]! += 1
  })
  return sums.map((sum, household) => sum / members[household]!)
}

function viewersOf(days: readonly DayViewing[], weighers: readonly Weigher[], count: number) {
  const persons = Array.from({ length: count }, () => new Set<string>())
  const households = Array.from({ length: count }, () => new Set<string>())
  days.forEach(({ title, guest, viewer }, day) => {
    const { sample } = weighers[day]!
    for (let at = 0; at < title.length; at++) {
      if (guest[at] === 1) continue
      persons[title[at]!]!.add(sample.persons[viewer[at]!]!)
      households[title[at]!]!.add(sample.households[sample.householdOf[viewer[at]!]!]!.household)
    }
  })
  return { persons: Int32Array.from(persons, set => set.size), households: Int32Array.from(households, set => set.size) }
}
