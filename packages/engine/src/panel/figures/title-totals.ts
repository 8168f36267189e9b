import type { Weigher } from '../weighing/weigher.js'
import { type CellTotals, cellTotals, type Watched } from './cell-totals.js'
import type { ViewingRow } from './week-viewing.js'

/** Projected minutes of titles in a week, in the sample and in each replicate. */
export interface TitleTotals extends CellTotals {
  titles: readonly { title: string; season: number; name: string }[]
  /** In-tab persons and households that watched each title; guests are not counted. */
  persons: Int32Array
  households: Int32Array
}

/**
 * The week's minutes by title. Whoever was not in-tab on a day does not count on it.
 *
 * @param weighers one for each day of the week; days with the same sample share theirs
 */
export function titleTotals(rows: readonly ViewingRow[], weighers: readonly Weigher[]): TitleTotals {
  const titles = titlesOf(rows)
  const place = new Map(titles.map((title, at) => [keyOf(title), at]))
  const days = weighers.map((weigher, day) =>
    watchedOn(
      rows.filter(row => row.day === day + 1),
      row => place.get(keyOf(row))!,
      weigher,
    ),
  )
  return { titles, ...cellTotals(days, weighers, titles.length), ...viewersOf(days, weighers, titles.length) }
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

/** A day's viewing of those in its sample, with the cell that a row and a viewer's place give. */
export function watchedOn(
  rows: readonly ViewingRow[],
  cellOf: (row: ViewingRow, viewer: number) => number,
  { sample }: Weigher,
): Watched[] {
  const personAt = new Map(sample.persons.map((person, at) => [person, at]))
  const householdAt = new Map(sample.households.map(({ household }, at) => [household, at]))
  return rows.flatMap(row =>
    row.viewers.flatMap((name, at): Watched[] => {
      const viewer = (row.guest === 1 ? householdAt : personAt).get(name)
      if (viewer === undefined) return []
      return [{ cell: cellOf(row, viewer), viewer, guest: row.guest === 1, minutes: row.milliseconds[at]! / 60_000 }]
    }),
  )
}

function viewersOf(days: readonly (readonly Watched[])[], weighers: readonly Weigher[], count: number) {
  const persons = Array.from({ length: count }, () => new Set<string>())
  const households = Array.from({ length: count }, () => new Set<string>())
  days.forEach((watched, day) => {
    const { sample } = weighers[day]!
    for (const { cell, viewer, guest } of watched) {
      if (guest) continue
      persons[cell]!.add(sample.persons[viewer]!)
      households[cell]!.add(sample.households[sample.householdOf[viewer]!]!.household)
    }
  })
  return { persons: Int32Array.from(persons, set => set.size), households: Int32Array.from(households, set => set.size) }
}
