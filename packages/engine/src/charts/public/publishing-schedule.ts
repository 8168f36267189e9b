import { addDays, type EditionStatus, localDay, localInstant, Problem, type Weekday, weekdays, weekStart } from '@sweeps/model'
import { groupBy } from '../../group-by.js'
import { panelWeekCloses } from '../../panel/index.js'
import type { ChartDefinition } from '../definition.js'

/** When charts are published: on this day after the week, at this time of the clocks in the zone that the chart counts its weeks in. */
export interface PublishingSchedule {
  day: Weekday
  /** `09:00` */
  time: string
  /** Ids of the charts. The others are published by hand. */
  charts: readonly string[]
}

/** Weeks that were missed, while nothing ran, are published afterwards: at most so many, for news of last year is none. */
const mostMissed = 4

/** Reads `tuesday 09:00`. Throws `usage`. */
export function readSchedule(text: string, charts: readonly string[]): PublishingSchedule {
  const [, day, time] = /^([a-z]+) +((?:[01]\d|2[0-3]):[0-5]\d)$/i.exec(text.trim()) ?? []
  const wanted = day?.toLowerCase()
  if (time === undefined || wanted === undefined || !Object.hasOwn(weekdays, wanted))
    throw new Problem('usage', `--publish: "${text}" is no schedule; write a day of the week and a time of 24 hours, as "tuesday 09:00"`)
  return { day: wanted as Weekday, time, charts }
}

/** The instant a week is published: the first of the schedule's day and time when the week is over, in epoch milliseconds. */
export function dueAt(week: string, zone: string, { day, time }: Pick<PublishingSchedule, 'day' | 'time'>): number {
  // The first of that weekday after the week: in the seven days up to six days after its end there is one.
  return localInstant(weekStart(addDays(week, 13), day), time, zone)
}

/**
 * The weeks of a chart that are due and were not published, oldest first: those after `last`, the latest week that was, and at most four;
 * of a chart that was never published the latest alone. And when the week after them is due.
 */
export function dueWeeks(
  { firstDay, zone }: Pick<ChartDefinition, 'firstDay' | 'zone'>,
  schedule: PublishingSchedule,
  { now, last }: { now: number; last: string | undefined },
): { weeks: string[]; next: number } {
  let week = weekStart(localDay(now, zone), firstDay)
  let next = dueAt(week, zone, schedule)
  const due: string[] = []
  for (const most = last === undefined ? 1 : mostMissed; due.length < most; ) {
    week = addDays(week, -7)
    const at = dueAt(week, zone, schedule)
    if (at > now) next = at
    else if (last === undefined || week > last) due.unshift(week)
    else break
  }
  return { weeks: due, next }
}

/** Weeks of a panel's chart that were published provisionally and are final by now, oldest first: their final edition is due. */
export function awaitingFinal(
  published: readonly { week: string; revision: number; status: EditionStatus | null }[],
  { zone }: Pick<ChartDefinition, 'zone'>,
  now: number,
): string[] {
  return [...groupBy(published, ({ week }) => week)]
    .filter(([week, revisions]) => revisions.every(({ status }) => status === 'provisional') && panelWeekCloses(week, zone) <= now)
    .map(([week]) => week)
    .sort()
}
