import type { DatedSeason } from '@sweeps/stats'
import { dayNumber } from '../day-number.js'
import { grouped } from '../grouped.js'
import type { ChartedWeek } from './charted-weeks.js'
import { ordinaryRuns } from './ordinary-run.js'

/** A season as a source's weeks show it. */
export interface SeenSeason extends DatedSeason {
  title: string
  season: number
  name: string
  list: string
  firstWeek: string
  /** False when it had been on the list before the first week held, so that week is not its first. */
  fromTheStart: boolean
  /** It is known not to be on the list in the week after its last one seen. */
  left: boolean
  premiere: string | null
  /** Its weeks as they are listed; `hours` has no week in which a later season lifted it. */
  listed: readonly (number | null)[]
  /** From which week on, counted from 0, a later season lifted it; null: from none that is listed. */
  liftedFrom: number | null
  /** Its first calendar week still ran: its weeks are counted so that the first ends with the last day that was over. */
  stillFirst?: boolean
}

/** What the published lists of some weeks tell: their seasons, the earliest first, and which of their weeks are held. */
export interface History {
  seasons: SeenSeason[]
  /** Of a list and week: whether all of its lines are held. Absent: the week is not held. */
  complete: ReadonlyMap<string, boolean>
}

/** Weeks for which a ceiling is wanted: a year and one. */
const longest = 53

const daysPerWeek = 7
/** Names a list of the week that begins on a day number. Numbers, as calendar arithmetic on every week of every season would take most of the time. */
export const listWeek = (list: string, start: number): string => `${list} ${start}`

/** Netflix ranks by hours before this week: what is not on the list had fewer hours than all that is. Since, it had fewer views. */
const rankedByViews = dayNumber('2023-06-12')

/**
 * Follows the seasons of published weekly lists. `size` is how many lines a whole list has; `premieres` are days by `title/season`, `weekly` what is
 * recorded of how a season comes out.
 *
 * A week in which a season is not on a list that is held in whole is censored: it had at most what the smallest charted value allows.
 */
export function historyOf(
  lines: readonly ChartedWeek[],
  options: {
    size: number
    second: (list: string) => boolean
    premieres: ReadonlyMap<string, string>
    /** Whether episodes come out one by one, as records say, by `title/season`. */
    weekly: ReadonlyMap<string, boolean>
  },
): History {
  const lists = grouped(lines, line => listWeek(line.list, dayNumber(line.week)))
  const seen = lines.filter(line => line.title !== '' && line.hours !== null && line.hours > 0)
  const runs = grouped(seen, line => `${line.list}\n${line.title}\n${line.season}\n${line.name}`)
  const complete = new Map([...lists].map(([key, held]) => [key, held.length >= options.size]))
  const floors = floorsOf(lines, complete)
  const toldRuntimes = new Set([...lists].flatMap(([key, held]) => (held.some(({ runtime }) => runtime !== null) ? [key] : [])))
  const seasons = [...runs.values()].map(run => follow(run, { ...options, complete, floors, toldRuntimes }))
  const ordered = seasons.sort((one, other) => one.start - other.start || (one.name < other.name ? -1 : 1))
  return { seasons: ordinaryRuns(ordered), complete }
}

interface Floor {
  hours: number | null
  views: number | null
}

/** The smallest values of a list week by week, from the first one held; undefined for a week that is not held in whole. */
interface Floors {
  first: number
  weeks: (Floor | undefined)[]
}

/** By place and not by name of the week, as every season asks for every week of a year. */
function floorsOf(lines: readonly ChartedWeek[], complete: ReadonlyMap<string, boolean>): Map<string, Floors> {
  const floors = new Map<string, Floors>()
  for (const [list, held] of grouped(lines, line => line.list)) {
    const first = Math.min(...held.map(({ week }) => dayNumber(week)))
    const weeks: (Floor | undefined)[] = []
    for (const [week, all] of grouped(held, line => line.week)) {
      const start = dayNumber(week)
      if (complete.get(listWeek(list, start))) weeks[(start - first) / daysPerWeek] = floorOf(all)
    }
    floors.set(list, { first, weeks })
  }
  return floors
}

const floorOf = (held: readonly ChartedWeek[]): Floor => ({
  hours: smallest(held.map(({ hours }) => hours)),
  views: smallest(held.map(({ views }) => views)),
})

/** Null when one is not known: it may be the smallest. */
function smallest(values: readonly (number | null)[]): number | null {
  return values.some(value => value === null) ? null : Math.min(...(values as number[]))
}

interface Lists {
  complete: ReadonlyMap<string, boolean>
  floors: ReadonlyMap<string, Floors>
  toldRuntimes: ReadonlySet<string>
  second: (list: string) => boolean
  premieres: ReadonlyMap<string, string>
  weekly: ReadonlyMap<string, boolean>
}

function follow(run: readonly ChartedWeek[], { complete, floors, toldRuntimes, second, premieres, weekly }: Lists): SeenSeason {
  const [first] = run as [ChartedWeek, ...ChartedWeek[]]
  const { list, title, season, name } = first
  const start = dayNumber(first.week)
  const at = (week: string): number => (dayNumber(week) - start) / daysPerWeek
  const hours: (number | null)[] = Array.from({ length: at(run.at(-1)!.week) + 1 }, () => null)
  const runtimes: (number | null)[] = hours.map(() => null)
  for (const line of run) {
    hours[at(line.week)] = line.hours
    // Netflix prints no runtime of a series that is still coming out.
    runtimes[at(line.week)] = line.runtime ?? (toldRuntimes.has(listWeek(list, dayNumber(line.week))) ? 0 : null)
  }
  const runtime = run.findLast(line => line.runtime !== null)?.runtime ?? null
  const ofList = floors.get(list)!
  const ceilings: (number | null)[] = []
  for (let week = start; ceilings.length < longest; week += daysPerWeek) ceilings.push(ceiling(week, ofList, runtime))
  const premiere = premieres.get(`${title}/${season}`) ?? null
  const dayOfWeek = premiere === null ? -1 : dayNumber(premiere) - start
  return {
    ...{ title, season, name, list, firstWeek: first.week, start, hours, runtimes, ceilings },
    fromTheStart: first.weeks <= 1,
    left: complete.get(listWeek(list, start + daysPerWeek * hours.length)) === true,
    group: second(list) ? 1 : 0,
    // As recorded; else as the list says, which says so or nothing.
    weekly: weekly.get(`${title}/${season}`) ?? (run.some(line => line.staggered === 1) || null),
    ...{ premiere, listed: hours, liftedFrom: null },
    // A season that came out earlier and charts now was not new in that week.
    firstDays: dayOfWeek >= 0 && dayOfWeek < daysPerWeek ? daysPerWeek - dayOfWeek : null,
  }
}

/** What a season had at most in a week in which it was not on the list. */
function ceiling(week: number, { first, weeks }: Floors, runtime: number | null): number | null {
  const floor = weeks[(week - first) / daysPerWeek]
  if (!floor) return null
  if (week < rankedByViews) return floor.hours
  return floor.views !== null && runtime !== null ? floor.views * runtime : null
}
