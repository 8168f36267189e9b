import { addDays } from '@sweeps/model'
import type { Census } from '../../minutes/index.js'
import { dayNumber } from '../day-number.js'
import { seasonKey } from '../season-name.js'
import { firstDays, lastWholeDay } from './first-days.js'
import { everySeason } from './last-seven-days.js'
import type { RunKind } from './listed-runs.js'
import { ordinaryRuns } from './ordinary-runs.js'
import type { SeasonDetails } from './season-details.js'
import type { SeasonRun } from './season-runs.js'

/**
 * The seasons, or films, of one's own plays, week by week, as of the end of a day. Nothing is censored: a week without viewing had none. A
 * season's first week is that of its premiere where one is known, so that viewing before it is not taken for a start; of one that came out in the
 * week that still runs it is the days since (see `firstDays`).
 *
 * @param premieres by `title/season`
 */
export async function ownRuns(
  census: Census,
  kind: RunKind,
  day: string,
  premieres: ReadonlyMap<string, string>,
  details: SeasonDetails,
): Promise<SeasonRun[]> {
  const weeks = (await census.weeks({ ...everySeason, firstDay: 'monday' }, { to: addDays(day, -6) })).filter(({ closed }) => closed)
  const young = await firstDays(census, lastWholeDay(day), premieres)
  const runs = new Map<string, { title: string; season: number; name: string; hours: Map<string, number> }>()
  for (const { week, rows } of weeks)
    for (const { title, season, name, value } of rows) {
      const of = { title, season: season ?? 0 }
      const key = seasonKey(of)
      const run = runs.get(key) ?? { ...of, name, hours: new Map() }
      runs.set(key, run)
      run.hours.set(week, value)
    }
  const earliest = weeks[0]?.week ?? ''
  const latest = weeks.at(-1)?.week ?? ''
  const older = [...runs].flatMap(([key, run]) => runOf(run, premieres.get(key) ?? null, earliest, latest) ?? [])
  const seasons = [...older, ...young]
    // A series' specials are of no season, and no film.
    .filter(({ title, season }) => (season === 0) === (kind === 'films') && (season > 0 || details.films.has(title)))
    .map(one => ({ ...one, weekly: details.weekly.get(seasonKey(one)) ?? null }))
  return ordinaryRuns(seasons.sort((one, other) => one.start - other.start || (one.title < other.title ? -1 : 1)))
}

function runOf(
  { title, season, name, hours }: { title: string; season: number; name: string; hours: Map<string, number> },
  premiere: string | null,
  earliest: string,
  latest: string,
): SeasonRun | undefined {
  const watched = [...hours.keys()].filter(week => premiere === null || addDays(week, 6) >= premiere)
  const firstWeek = watched[0]
  if (firstWeek === undefined) return undefined
  const start = dayNumber(firstWeek)
  const weeks = (dayNumber(latest) - start) / 7 + 1
  const byWeek = Array.from({ length: weeks }, (_, week) => hours.get(addDays(firstWeek, 7 * week)) ?? null)
  const last = byWeek.findLastIndex(value => value !== null)
  const offset = premiere === null ? -1 : dayNumber(premiere) - start
  const listed = byWeek.slice(0, last + 1)
  return {
    ...{ title, season, name, list: 'census', firstWeek, start, premiere, group: 0 },
    ...{ hours: listed, listed, liftedFrom: null },
    ...{ runtimes: [], weekly: null },
    // What was not watched in a week that was counted was not watched at all.
    ceilings: byWeek.map(() => 0),
    // Viewing that begins with the first week counted may have begun before it.
    fromTheStart: offset >= 0 || firstWeek > earliest,
    left: last + 1 < weeks,
    firstDays: offset >= 0 && offset < 7 ? 7 - offset : null,
  }
}
