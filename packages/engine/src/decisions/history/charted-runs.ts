import { groupBy } from '../../group-by.js'
import { dayNumber } from '../day-number.js'
import { ordinaryRuns } from './ordinary-runs.js'
import type { SeasonRun } from './season-runs.js'
import type { ChartLine } from './stored-history.js'

/** What the published lists of some weeks show: their seasons, the earliest first, and which of their weeks there are. */
export interface ChartedRuns {
  seasons: SeasonRun[]
  /** Of a list and week: whether all of its lines are there. Absent: the week is not. */
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
 * A week in which a season is not on a list that is there in whole is censored: it had at most what the smallest charted value allows.
 */
export function chartedRuns(
  lines: readonly ChartLine[],
  options: {
    size: number
    second: (list: string) => boolean
    premieres: ReadonlyMap<string, string>
    /** Whether episodes come out one by one, as records say, by `title/season`. */
    weekly: ReadonlyMap<string, boolean>
  },
): ChartedRuns {
  const lists = groupBy(lines, line => listWeek(line.list, dayNumber(line.start)))
  const charted = lines.filter(line => line.title !== '' && line.hours !== null && line.hours > 0)
  const runs = groupBy(charted, line => `${line.list}\n${line.title}\n${line.season}\n${line.name}`)
  const complete = new Map([...lists].map(([key, week]) => [key, week.length >= options.size]))
  const floors = floorsOf(lines, complete)
  const withRuntimes = new Set([...lists].flatMap(([key, week]) => (week.some(({ runtimeHours }) => runtimeHours !== null) ? [key] : [])))
  const seasons = [...runs.values()].map(run => follow(run, { ...options, complete, floors, withRuntimes }))
  const ordered = seasons.sort((one, other) => one.start - other.start || (one.name < other.name ? -1 : 1))
  return { seasons: ordinaryRuns(ordered), complete }
}

interface Floor {
  hours: number | null
  views: number | null
}

/** The smallest values of a list week by week, from the first one there is; undefined for a week that is not there in whole. */
interface Floors {
  first: number
  weeks: (Floor | undefined)[]
}

/** By place and not by name of the week, as every season asks for every week of a year. */
function floorsOf(lines: readonly ChartLine[], complete: ReadonlyMap<string, boolean>): Map<string, Floors> {
  const floors = new Map<string, Floors>()
  for (const [list, ofList] of groupBy(lines, line => line.list)) {
    const first = Math.min(...ofList.map(line => dayNumber(line.start)))
    const weeks: (Floor | undefined)[] = []
    for (const [week, all] of groupBy(ofList, line => line.start)) {
      const start = dayNumber(week)
      if (complete.get(listWeek(list, start))) weeks[(start - first) / daysPerWeek] = floorOf(all)
    }
    floors.set(list, { first, weeks })
  }
  return floors
}

const floorOf = (week: readonly ChartLine[]): Floor => ({
  hours: smallest(week.map(({ hours }) => hours)),
  views: smallest(week.map(({ views }) => views)),
})

/** Null when one is not known: it may be the smallest. */
function smallest(values: readonly (number | null)[]): number | null {
  return values.some(value => value === null) ? null : Math.min(...(values as number[]))
}

interface Lists {
  complete: ReadonlyMap<string, boolean>
  floors: ReadonlyMap<string, Floors>
  withRuntimes: ReadonlySet<string>
  second: (list: string) => boolean
  premieres: ReadonlyMap<string, string>
  weekly: ReadonlyMap<string, boolean>
}

function follow(run: readonly ChartLine[], { complete, floors, withRuntimes, second, premieres, weekly }: Lists): SeasonRun {
  const [first] = run as [ChartLine, ...ChartLine[]]
  const { list, title, season, name } = first
  const start = dayNumber(first.start)
  const at = (week: string): number => (dayNumber(week) - start) / daysPerWeek
  const hours: (number | null)[] = Array.from({ length: at(run.at(-1)!.start) + 1 }, () => null)
  const runtimes: (number | null)[] = hours.map(() => null)
  for (const line of run) {
    hours[at(line.start)] = line.hours
    // Netflix prints no runtime of a series that is still coming out.
    runtimes[at(line.start)] = line.runtimeHours ?? (withRuntimes.has(listWeek(list, dayNumber(line.start))) ? 0 : null)
  }
  const runtime = run.findLast(line => line.runtimeHours !== null)?.runtimeHours ?? null
  const ofList = floors.get(list)!
  const ceilings: (number | null)[] = []
  for (let week = start; ceilings.length < longest; week += daysPerWeek) ceilings.push(ceiling(week, ofList, runtime))
  const premiere = premieres.get(`${title}/${season}`) ?? null
  const dayOfWeek = premiere === null ? -1 : dayNumber(premiere) - start
  return {
    ...{ title, season, name, list, firstWeek: first.start, start, hours, runtimes, ceilings },
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
