import { addDays } from '@sweeps/model'
import type { Census } from '../../minutes/index.js'
import { dayNumber } from '../day-number.js'
import type { SeenSeason } from './history.js'
import { ordinaryRuns } from './ordinary-run.js'
import { type PremiereSources, premieres } from './premieres.js'

export type OwnSources = PremiereSources & { census: Census }

/** More than any service has in a week. */
const all = 60_000

/**
 * The seasons of one's own plays, week by week, as of the end of a day. Nothing is censored: a week without viewing had none. A
 * season's first week is that of its premiere where one is known, so that viewing before it is not taken for a start.
 */
export async function ownHistory(sources: OwnSources, kind: 'seasons' | 'films', asOf: string): Promise<SeenSeason[]> {
  const list = { zone: 'UTC', firstDay: 'monday', metric: 'hours', bySeason: true, size: all, filter: {} } as const
  const weeks = (await sources.census.weeks(list, { to: addDays(asOf, -6) })).filter(({ closed }) => closed)
  if (weeks.length === 0) return []
  const days = await premieres(sources, asOf)
  const runs = new Map<string, { title: string; season: number; name: string; hours: Map<string, number> }>()
  for (const { week, rows } of weeks)
    for (const { title, season, name, value } of rows) {
      if ((season === null) !== (kind === 'films')) continue
      const key = `${title}/${season ?? 0}`
      const run = runs.get(key) ?? { title, season: season ?? 0, name, hours: new Map() }
      runs.set(key, run)
      run.hours.set(week, value)
    }
  const latest = weeks.at(-1)!.week
  const seasons = [...runs].flatMap(([key, run]) => seen(run, days.get(key) ?? null, weeks[0]!.week, latest) ?? [])
  return ordinaryRuns(seasons.sort((one, other) => one.start - other.start || (one.title < other.title ? -1 : 1)))
}

function seen(
  { title, season, name, hours }: { title: string; season: number; name: string; hours: Map<string, number> },
  premiere: string | null,
  earliest: string,
  latest: string,
): SeenSeason | undefined {
  const watched = [...hours.keys()].filter(week => premiere === null || addDays(week, 6) >= premiere)
  const firstWeek = watched[0]
  if (firstWeek === undefined) return undefined
  const start = dayNumber(firstWeek)
  const held = (dayNumber(latest) - start) / 7 + 1
  const byWeek = Array.from({ length: held }, (_, week) => hours.get(addDays(firstWeek, 7 * week)) ?? null)
  const last = byWeek.findLastIndex(value => value !== null)
  const offset = premiere === null ? -1 : dayNumber(premiere) - start
  const listed = byWeek.slice(0, last + 1)
  return {
    ...{ title, season, name, list: 'census', firstWeek, start, premiere, group: 0 },
    ...{ hours: listed, listed, liftedFrom: null },
    ...{ runtimes: [], weekly: null },
    // What was not watched in a week that is held was not watched at all.
    ceilings: byWeek.map(() => 0),
    // Viewing that begins with the first week held may have begun before it.
    fromTheStart: offset >= 0 || firstWeek > earliest,
    left: last + 1 < held,
    firstDays: offset >= 0 && offset < 7 ? 7 - offset : null,
  }
}
