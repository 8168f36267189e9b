import { addDays } from '@sweeps/model'
import type { Census } from '../../minutes/index.js'
import { dayNumber } from '../day-number.js'
import { firstDays, lastWholeDay } from './first-days.js'
import type { SeenSeason } from './history.js'
import { everySeason } from './last-seven-days.js'
import { ordinaryRuns } from './ordinary-run.js'
import { type PremiereSources, premieres } from './premieres.js'
import type { Recorded } from './published-history.js'
import { cataloguedPatterns, releasePatterns } from './release-patterns.js'

export type OwnSources = PremiereSources & { census: Census }

/**
 * The seasons of one's own plays, week by week, as of the end of a day. Nothing is censored: a week without viewing had none. A
 * season's first week is that of its premiere where one is known, so that viewing before it is not taken for a start; of one that came out in the
 * week that still runs it is the days since (see `firstDays`).
 */
export async function ownHistory(
  sources: OwnSources,
  kind: 'seasons' | 'films',
  asOf: string,
  /** All records, for whoever has asked for them already. */
  recorded: Promise<Recorded> = sources.records.list(),
): Promise<SeenSeason[]> {
  const { census, catalogue } = sources
  const weeks = (await census.weeks({ ...everySeason, firstDay: 'monday' }, { to: addDays(asOf, -6) })).filter(({ closed }) => closed)
  const [days, patterns, entries] = await Promise.all([premieres(sources, asOf, recorded), recorded, catalogue.entries()])
  const young = await firstDays(census, lastWholeDay(asOf), days)
  const runs = new Map<string, { title: string; season: number; name: string; hours: Map<string, number> }>()
  for (const { week, rows } of weeks)
    for (const { title, season, name, value } of rows) {
      const key = `${title}/${season ?? 0}`
      const run = runs.get(key) ?? { title, season: season ?? 0, name, hours: new Map() }
      runs.set(key, run)
      run.hours.set(week, value)
    }
  const earliest = weeks[0]?.week ?? ''
  const latest = weeks.at(-1)?.week ?? ''
  const older = [...runs].flatMap(([key, run]) => seen(run, days.get(key) ?? null, earliest, latest) ?? [])
  const weekly = new Map([...cataloguedPatterns(entries), ...releasePatterns(patterns)])
  const seasons = [...older, ...young]
    .filter(({ season }) => (season === 0) === (kind === 'films'))
    .map(one => ({ ...one, weekly: weekly.get(`${one.title}/${one.season}`) ?? null }))
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
