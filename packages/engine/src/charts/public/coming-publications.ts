import { addDays, Day, dayStart, weekStart } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { ChartDefinition } from '../definition.js'
import { dueAt, type PublishingSchedule } from './publishing-schedule.js'

/** A chart of a week that will be published. */
export const Publication = Type.Object({
  chart: Type.String({ description: 'what addresses name it by: its id, and its market where that is not the first' }),
  name: Type.String(),
  week: Type.Object({ start: Day, end: Day }),
  at: Type.Integer({ description: 'epoch milliseconds' }),
  because: Type.Enum(['embargo', 'schedule', 'week-end'], {
    description: 'embargo: published already, visible from then on; week-end: the week is over then, and nothing more is fixed',
  }),
  modified: Type.Integer({ description: 'since when this is so, in epoch milliseconds: it grows with every change of the publication' }),
})
export type Publication = Static<typeof Publication>

/**
 * The next publications, soonest first: of each chart the editions under embargo and the next `weeks` weeks. Of a chart that is not on a schedule the
 * earliest instant a week can be published stands in: its end. `since`: from when the schedule, or that there is none, holds.
 */
export function comingPublications(
  definitions: readonly Pick<ChartDefinition, 'id' | 'name' | 'firstDay' | 'zone'>[],
  embargoed: readonly { chart: string; week: string; from: number; made?: number }[],
  {
    now,
    weeks = 8,
    schedule,
    since = Date.UTC(2020, 0),
  }: { now: number; weeks?: number; schedule?: PublishingSchedule | undefined; since?: number },
): Publication[] {
  const coming = definitions.flatMap(({ id, name, firstDay, zone }) => {
    const waiting = embargoed.filter(({ chart, from }) => chart === id && from > now)
    const underEmbargo = waiting.map(
      ({ week, from, made }): Publication => ({ ...named(id, name, week), at: from, because: 'embargo', modified: made ?? since }),
    )
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
          modified: since,
        }),
      )
      .filter(({ at, week }) => at > now && !waiting.some(other => other.week === week.start))
    return [...underEmbargo, ...due.slice(0, weeks)]
  })
  return coming.sort((one, other) => one.at - other.at || (one.chart < other.chart ? -1 : 1))
}

const named = (chart: string, name: string, start: string) => ({ chart, name, week: { start, end: addDays(start, 6) } })
