import type { EditionCause } from '@sweeps/model'
import type { ViewingRow } from '../figures/week-viewing.js'
import type { WeightsOfDay } from './weights-of-days.js'

/** Minutes by what moved them; none is left out. */
export type Causes = Record<Exclude<EditionCause['cause'], 'rest'>, number>

/** What the persons of a panel watched of a list's titles, as two editions know it. */
export interface KnownViewing {
  /** Of the time of the edition before, by its catalogue. */
  before: readonly ViewingRow[]
  /** The same viewing by the catalogue of now. */
  catalogued: readonly ViewingRow[]
  after: readonly ViewingRow[]
}

/**
 * Why projected minutes differ between two editions, by title and season. One input is replaced after the other (the catalogue, then viewing,
 * then who counts and with which weight), so the causes of a title add up to its change exactly.
 *
 * With w, v the weights of a day before and now and m the minutes of a person on it: came = Σ v·m of whoever counts now alone, left = −Σ w·m
 * of whoever counted before alone, weights = Σ (v − w)·m of those who count in both.
 *
 * @param before weights of each day of the week, of the edition before
 */
export function causesOfChange(
  { before: known, catalogued, after: now }: KnownViewing,
  before: readonly WeightsOfDay[],
  after: readonly WeightsOfDay[],
): Map<string, Causes> {
  const found = new Map<string, Causes>()
  const add = (row: ViewingRow, cause: keyof Causes, minutes: number) => {
    const key = titleKey(row)
    const causes = found.get(key) ?? { catalogue: 0, viewing: 0, came: 0, left: 0, weights: 0 }
    causes[cause] += minutes
    found.set(key, causes)
  }
  each(known, (row, day, minutes, who) => add(row, 'catalogue', -minutes * (weightOf(before[day]!, row, who) ?? 0)))
  each(catalogued, (row, day, minutes, who) => {
    const was = minutes * (weightOf(before[day]!, row, who) ?? 0)
    add(row, 'catalogue', was)
    add(row, 'viewing', -was)
  })
  each(now, (row, day, minutes, who) => {
    const [was, is] = [weightOf(before[day]!, row, who), weightOf(after[day]!, row, who)]
    if (was !== undefined) add(row, 'viewing', was * minutes)
    if (was === undefined && is !== undefined) add(row, 'came', is * minutes)
    else if (was !== undefined && is === undefined) add(row, 'left', -was * minutes)
    else if (was !== undefined && is !== undefined) add(row, 'weights', (is - was) * minutes)
  })
  return found
}

export const titleKey = ({ title, season }: { title: string; season: number }): string => `${title}\0${season}`

const weightOf = ({ persons, hosts }: WeightsOfDay, { guest }: ViewingRow, who: string): number | undefined =>
  (guest === 1 ? hosts : persons).get(who)

function each(rows: readonly ViewingRow[], take: (row: ViewingRow, day: number, minutes: number, who: string) => void): void {
  for (const row of rows) for (const [at, who] of row.viewers.entries()) take(row, row.day - 1, row.milliseconds[at]! / 60_000, who)
}
