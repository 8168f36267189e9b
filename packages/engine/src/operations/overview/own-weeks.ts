import { addDays, dayStart, localDay, premiereDays, weekStart } from '@sweeps/model'
import type { ChartDefinition, Charts } from '../../charts/index.js'
import type { Census } from '../../minutes/index.js'

/** What was watched of one's own in the last weeks. */
export interface OwnWeeks {
  /** The week that runs. */
  running: string
  /** All hours watched in it and in the two before, the latest first. */
  hours: { week: string; closed: boolean; hours: number }[]
  /** The instant at which it began, in epoch milliseconds. */
  began: number
  /** Hours of a season from the week on that has a day, of the last 28 days. */
  hoursSince(title: string, season: number, day: string): number
}

/** The chart of one's own plays: the first that is defined. */
export const ownChart = ({ definitions }: Charts): ChartDefinition | undefined =>
  [...definitions.values()].find(({ source }) => source === 'census')

/** Reads what each season was watched in the last weeks, in the calendar of the chart of one's own plays. */
export async function ownWeeks(census: Census, { zone, firstDay }: ChartDefinition, now: number): Promise<OwnWeeks> {
  const today = localDay(now, zone)
  const running = weekStart(today, firstDay)
  // Seasons from 28 days back, and the two weeks before this one.
  const from = weekStart(addDays(today, 1 - premiereDays), firstDay)
  const weeks = await census.weeks({ zone, firstDay, metric: 'hours', bySeason: true, size: mostLines, filter: {} }, { from }, now)
  const sum = (of: (typeof weeks)[number]['rows']): number => of.reduce((hours, { value }) => hours + value, 0)
  return {
    running,
    began: dayStart(running, zone),
    hours: [0, -7, -14].map(days => {
      const week = addDays(running, days)
      return { week, closed: days < 0, hours: sum(weeks.find(one => one.week === week)?.rows ?? []) }
    }),
    hoursSince: (title, season, day) =>
      sum(
        weeks
          .filter(({ week }) => week >= weekStart(day, firstDay))
          .flatMap(({ rows }) => rows.filter(row => row.title === title && (row.season ?? 0) === season)),
      ),
  }
}

/** All lines there are, as far as a list counts its places. */
const mostLines = 65_535
