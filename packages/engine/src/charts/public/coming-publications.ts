import { addDays, dayStart, type Weekday, weekStart } from '@sweeps/model'
import type { ChartDefinition } from '../definition.js'

/** When charts are published, if that is fixed: on this day after the week, at this time where the chart's weeks are counted. */
export interface PublishingSchedule {
  day: Weekday
  /** `09:00` */
  time: string
}

/** A chart of a week that will be published. */
export interface Publication {
  chart: string
  name: string
  week: { start: string; end: string }
  /** Epoch milliseconds. */
  at: number
  /** `embargo`: published already, seen from then on; `schedule`; `week-end`: the week is over then, and nothing more is fixed. */
  because: 'embargo' | 'schedule' | 'week-end'
}

/**
 * The next publications, soonest first: of each chart the editions under embargo and the next `weeks` weeks. Without a schedule the
 * earliest instant a week can be published stands in: its end.
 */
export function comingPublications(
  definitions: readonly Pick<ChartDefinition, 'id' | 'name' | 'firstDay' | 'zone'>[],
  embargoed: readonly { chart: string; week: string; from: number }[],
  { now, weeks = 8, schedule }: { now: number; weeks?: number; schedule?: PublishingSchedule | undefined },
): Publication[] {
  const coming = definitions.flatMap(({ id, name, firstDay, zone }) => {
    const waiting = embargoed.filter(({ chart, from }) => chart === id && from > now)
    const held = waiting.map(({ week, from }): Publication => ({ ...named(id, name, week), at: from, because: 'embargo' }))
    const because = schedule ? ('schedule' as const) : ('week-end' as const)
    // The week before this one may be over and not yet due.
    const first = addDays(weekStart(new Date(now).toISOString().slice(0, 10), firstDay), -14)
    const due = Array.from({ length: weeks + 3 }, (_, index) => addDays(first, index * 7))
      .map((week): Publication => ({ ...named(id, name, week), at: dueAt(week, zone, schedule), because }))
      .filter(({ at, week }) => at > now && !waiting.some(other => other.week === week.start))
    return [...held, ...due.slice(0, weeks)]
  })
  return coming.sort((one, other) => one.at - other.at || (one.chart < other.chart ? -1 : 1))
}

const named = (chart: string, name: string, start: string) => ({ chart, name, week: { start, end: addDays(start, 6) } })

/** The first instant of the schedule when the week is over. */
function dueAt(week: string, zone: string, schedule: PublishingSchedule | undefined): number {
  const over = addDays(week, 7)
  if (!schedule) return dayStart(over, zone)
  const [hours, minutes] = schedule.time.split(':').map(Number)
  // The first of that weekday after the week: in the seven days from the day after it there is one.
  const day = weekStart(addDays(over, 6), schedule.day)
  // TRICKY: midnight plus hours is another time on the day clocks change; by an hour, in a calendar of coming events, that does no harm.
  return dayStart(day, zone) + (hours! * 60 + minutes!) * 60_000
}
