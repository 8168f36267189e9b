import { createHash } from 'node:crypto'
import type { PanelFiles } from '../read/panel-files.js'
import { levelsOn } from '../slices/characteristics.js'
import { keyOf } from '../slices/withheld-cells.js'
import type { BenchmarkedWeek } from '../together/benchmarked-week.js'
import type { Weigher } from '../weighing/weigher.js'
import type { CensusPlayRow } from './census-plays.js'
import type { DonorRow } from './donors.js'
import type { Donor, Recipient } from './hot-deck.js'

/** What plays and sessions are matched by, the finest first. */
export const classNames = ['title, screen and part of the day', 'title and screen', 'title', 'kind', 'any'] as const

const classesOf = ({ id, kind, screen, daypart }: { id: string; kind: string; screen: string; daypart: number }): string[] => [
  JSON.stringify([id, screen, daypart]),
  JSON.stringify([id, screen]),
  JSON.stringify([id]),
  JSON.stringify({ kind }),
  '',
]

/** Who of the panel saw a title, by the levels they have. */
export interface SeenBy {
  persons: Set<string>
  households: Set<string>
}

/** A title that the census counts. */
export interface CensusTitle extends SeenBy {
  service: string
  id: string
  name: string
  minutes: number
}

/** Plays of a census and sessions of a panel in a week, ready to be matched. */
export interface MatchedPlays {
  titles: CensusTitle[]
  /** Levels that somebody who was there has, in each characteristic. */
  levels: string[][]
  donors: Donor[]
  recipients: Recipient[]
  /** Who of the panel is in a cell, by title and level. */
  seen: ReadonlyMap<string, SeenBy>
}

export const seenKey = (title: number, level: number): string => `${title}/${level}`

/**
 * Puts plays and sessions into classes. Sessions of homes that are not in-tab on their day are no donors.
 *
 * @param days names of the days
 * @param by characteristics of those who were there
 * @param seed of the draws
 */
export function matchedPlays(
  files: PanelFiles,
  { days, weighers, week }: { days: readonly string[]; weighers: readonly Weigher[]; week: BenchmarkedWeek },
  { by, imputations, seed }: { by: readonly string[]; imputations: number; seed: number },
  { donors: rows, plays }: { donors: readonly DonorRow[]; plays: readonly CensusPlayRow[] },
): MatchedPlays {
  const titles: CensusTitle[] = []
  const titleAt = new Map<string, number>()
  const recipients = plays.map((row): Recipient => {
    const at = placeIn(titleAt, `${row.service}\0${row.id}`, () =>
      titles.push({ service: row.service, id: row.id, name: row.name || row.id, minutes: 0, persons: new Set(), households: new Set() }),
    )
    const minutes = row.milliseconds / 60_000
    titles[at]!.minutes += minutes
    const name = JSON.stringify([row.service, row.id, row.screen, row.daypart, row.bucket])
    return {
      title: at,
      minutes,
      classes: classesOf(row),
      draws: Float64Array.from({ length: imputations }, (_, k) => drawOf(seed, k, name)),
    }
  })
  const ofId = new Map(titles.map(({ id }, at) => [id, at]))
  const levels: string[][] = []
  const levelAt = new Map<string, number>()
  const seen = new Map<string, SeenBy>()
  const samples = weighers.map(({ sample }, day) => ({
    households: new Map(sample.households.map(({ household }, at) => [household, at])),
    persons: new Map(sample.persons.map((person, at) => [person, at])),
    levels: by.map(column => levelsOn(files, sample, days[day]!, column)),
  }))
  const donors = rows.flatMap((row): Donor[] => {
    const sample = samples[row.day - 1]!
    const home = sample.households.get(row.household)
    if (home === undefined) return []
    const title = ofId.get(row.id)
    const viewers = row.who.flatMap((who, at) => {
      const guest = row.guests[at] === 1
      const place = guest ? home : sample.persons.get(who)
      if (place === undefined) return []
      const own = sample.levels.map(one => (guest ? one.households : one.persons)[place]!)
      const level = placeIn(levelAt, keyOf(own), () => levels.push(own))
      if (title !== undefined)
        for (const cell of [titles[title]!, seenOf(seen, seenKey(title, level))]) {
          if (!guest) cell.persons.add(who)
          cell.households.add(row.household)
        }
      return [{ level, share: row.watched[at]! / row.milliseconds }]
    })
    return [
      {
        ...{ day: row.day - 1, household: week.placeOf(row.household)!, minutes: row.milliseconds / 60_000 },
        ...{ classes: classesOf(row), viewers },
      },
    ]
  })
  return { titles, levels, donors, recipients, seen }
}

/** From 0 to 1, the same on every machine. */
function drawOf(seed: number, imputation: number, name: string): number {
  const bytes = createHash('sha256').update(`${seed}\0${imputation}\0${name}`).digest()
  return bytes.readUIntBE(0, 6) / 2 ** 48
}

function placeIn(places: Map<string, number>, key: string, add: () => unknown): number {
  const known = places.get(key)
  if (known !== undefined) return known
  places.set(key, places.size)
  add()
  return places.size - 1
}

function seenOf(seen: Map<string, SeenBy>, key: string): SeenBy {
  const known = seen.get(key) ?? { persons: new Set<string>(), households: new Set<string>() }
  seen.set(key, known)
  return known
}
