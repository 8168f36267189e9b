import { addDays, weekStart } from '@sweeps/model'
import type { Census } from '../../minutes/index.js'
import { dayNumber } from '../day-number.js'
import { seasonKey } from '../season-name.js'
import { lastSevenDays } from './last-seven-days.js'
import type { SeasonRun } from './season-runs.js'

/**
 * The last day that is over by the end of an as-of day: that day, or of a day that still runs the one before.
 *
 * @param now the clock in epoch milliseconds
 */
export function lastWholeDay(asOf: string, now = Date.now()): string {
  const yesterday = addDays(new Date(now).toISOString().slice(0, 10), -1)
  return asOf < yesterday ? asOf : yesterday
}

/**
 * Seasons that came out in the calendar week that still ran on a day, by one's own plays. Their weeks are counted so that the first of them ends
 * with that day: it has as many days from the premiere on as there were, which is how a season with a partial first week is forecast
 * wherever its week ends.
 *
 * @param day a day that is over
 * @param premieres by `title/season`
 */
export async function firstDays(census: Census, day: string, premieres: ReadonlyMap<string, string>): Promise<SeasonRun[]> {
  const week = weekStart(day)
  // The week is over with that day, and counts as others do.
  if (addDays(week, 6) === day) return []
  const firstWeek = addDays(day, -6)
  return (await lastSevenDays(census, day)).flatMap(({ title, season, name, hours }) => {
    const premiere = premieres.get(seasonKey({ title, season }))
    if (premiere === undefined || premiere < week || premiere > day || hours <= 0) return []
    return {
      ...{ title, season, name, list: 'census', firstWeek, start: dayNumber(firstWeek), premiere, group: 0, stillFirst: true },
      ...{ hours: [hours], listed: [hours], liftedFrom: null, runtimes: [], ceilings: [0], weekly: null },
      ...{ fromTheStart: true, left: false, firstDays: dayNumber(day) - dayNumber(premiere) + 1 },
    }
  })
}
