import { groupBy } from '../../group-by.js'
import type { SeasonRun } from './season-runs.js'

/** Earlier seasons are begun again some days before a new one comes out: the week before its first is lifted too. */
const weeksAhead = 1

/**
 * Seasons without the weeks in which a later season of their title lifted them, so that nobody takes these for the ordinary decay:
 * `hours` end before the launch, and what there was from then on stays in `listed`, as the most that the ordinary week can have had. A season
 * that charted first with such a launch, or after it, did not begin there: its start is not known.
 */
export function ordinaryRuns(seasons: readonly SeasonRun[]): SeasonRun[] {
  const ofTitle = groupBy(seasons, ({ title }) => title)
  return seasons.map(season => {
    const launches = ofTitle.get(season.title)!.filter(other => other.season > season.season && other.fromTheStart)
    return withoutSequelLift(season, launches)
  })
}

/** Of its premiere where that is known: weeks of seasons that have only just begun are not those of the calendar. */
const firstDay = ({ start, firstDays }: SeasonRun): number => (firstDays === null ? start : start + 7 - firstDays)

function withoutSequelLift(season: SeasonRun, launches: readonly SeasonRun[]): SeasonRun {
  const weeks = launches.map(launch => Math.floor((firstDay(launch) - season.start) / 7) - weeksAhead)
  const from = Math.min(...weeks)
  if (from >= season.hours.length) return season
  if (from <= 0) return { ...season, fromTheStart: false }
  const before = season.hours.slice(0, from)
  const hours = before.slice(0, before.findLastIndex(value => value !== null) + 1)
  return {
    ...season,
    hours,
    runtimes: season.runtimes.slice(0, hours.length),
    ceilings: season.ceilings.map((ceiling, week) => season.hours[week] ?? ceiling),
    left: true,
    liftedFrom: from,
  }
}
