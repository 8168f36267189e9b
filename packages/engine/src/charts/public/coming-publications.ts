import { addDays, dayStart, weekStart } from '@sweeps/model'
import type { ChartDefinition } from '../definition.js'
import { dueAt, type PublishingSchedule } from './publishing-schedule.js'

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
 * The next publications, soonest first: of each chart the editions under embargo and the next `weeks` weeks. Of a chart that is not on a schedule the
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
    const scheduled = schedule?.charts.includes(id) ? schedule : undefined
    const because = scheduled ? ('schedule' as const) : ('week-end' as const)
    // The week before this one may be over and not yet due.
    const first = addDays(weekStart(new Date(now).toISOString().slice(0, 10), firstDay), -14)
    const due = Array.from({ length: weeks + 3 }, (_, index) => addDays(first, index * 7))
      .map(
        (week): Publication => ({
          ...named(id, name, week),
          at: scheduled ? dueAt(week, zone, scheduled) : dayStart(addDays(week, 7), zone),
          because,
        }),
      )
      .filter(({ at, week }) => at > now && !waiting.some(other => other.week === week.start))
    return [...held, ...due.slice(0, weeks)]
  })
  return coming.sort((one, other) => one.at - other.at || (one.chart < other.chart ? -1 : 1))
}

const named = (chart: string, name: string, start: string) => ({ chart, name, week: { start, end: addDays(start, 6) } })
