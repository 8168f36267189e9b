import { type InTwoReports, type Launch, launchLifts, type Quantiles, quantile, quantilesOf } from '@sweeps/stats'
import { groupBy } from '../../group-by.js'
import { dayNumber } from '../day-number.js'
import type { KnownOn, ReportLine } from '../history/index.js'
import { type SeasonName, seasonKey } from '../season-name.js'

/** What a new season adds to the hours of earlier ones, as a share of its own hours over the same time. */
export interface SequelLift extends Quantiles {
  /** How many launches it was learned from. */
  launches: number
  /** Of which: those of titles with as many earlier seasons (`one`, `more`), or `all`, where those are too few. */
  of: 'one' | 'more' | 'all'
}

/** Fewer launches than this teach nothing. */
const minimumLaunches = 20

/** A launch in the last weeks of a report has not lifted anything yet. */
const daysToLift = 60
/** Sooner after its release than this a season still falls as new ones do. */
const settledDays = 182

export interface LaunchShares {
  /** Of all earlier seasons together: those of titles with one of them, those with more. */
  one: number[]
  more: number[]
  /** Of the latest of the earlier ones alone. */
  latest: number[]
}

/** What half-yearly engagement reports that were over by the day show of launches in them. */
export const launchShares = ({ stored, day }: Pick<KnownOn, 'stored' | 'day'>): LaunchShares =>
  stored.memo.once(`launches by ${day}`, () => {
    const { reports } = stored.figuresBy(day)
    // The same reports were over on most days.
    return stored.memo.once(`launches ${reports.length}`, () => sharesIn(reports, title => stored.slugOf(title)))
  })

/**
 * The lift by a sequel with so many earlier seasons, or that of the latest of them alone. A share below 0 is noise of what is usual, and taken
 * as none. Undefined where fewer than 20 launches are known.
 */
export function sequelLift(known: Pick<KnownOn, 'stored' | 'day'>, earlier: number | 'latest'): SequelLift | undefined {
  const { one, more, latest } = launchShares(known)
  const [of, like] = earlier === 1 ? (['one', one] as const) : (['more', more] as const)
  const [kind, shares] =
    earlier === 'latest' ? (['all', latest] as const) : like.length >= minimumLaunches ? [of, like] : (['all', [...one, ...more]] as const)
  if (shares.length < minimumLaunches) return undefined
  return { ...quantilesOf(probability => Math.max(0, quantile(shares, probability))), launches: shares.length, of: kind }
}

interface Season extends SeasonName {
  released: number
  /** By the first day of a report. */
  hours: Map<string, number>
}

function sharesIn(reports: readonly ReportLine[], slugOf: (titleName: string) => string): LaunchShares {
  const seasons = seasonsIn(reports, slugOf)
  const ofTitle = groupBy(seasons, ({ title }) => title)
  const periods = [...new Map(reports.map(({ start, end }) => [start, { start: dayNumber(start), end: dayNumber(end) }]))]
    .map(([name, days]) => ({ name, ...days }))
    .sort((first, second) => first.start - second.start)
  const shares: LaunchShares = { one: [], more: [], latest: [] }
  for (const [at, during] of periods.entries()) {
    const before = periods[at - 1]
    if (!before || before.end + 1 !== during.start) continue
    const inTwo = (season: Season): (InTwoReports & { season: number }) | undefined => {
      const [first, second] = [season.hours.get(before.name), season.hours.get(during.name)]
      if (!first || !second || during.start - season.released < settledDays) return undefined
      return {
        reports: during.name,
        season: season.season,
        age: (during.start - season.released) / settledDays,
        before: first,
        during: second,
      }
    }
    const launchedIn = (season: Season, from: number, to: number): Season[] =>
      ofTitle.get(season.title)!.filter(other => other.season > season.season && other.released >= from && other.released <= to)
    const others = seasons
      .filter(season => launchedIn(season, before.start, during.end).length === 0)
      .flatMap(season => inTwo(season) ?? [])
    const launches = [...ofTitle.values()].flatMap(own => launchOf(own, during, before) ?? [])
    for (const lift of launchLifts(launches.map(toLaunch(inTwo, during.name)), others)) {
      const like = lift.earlier === 1 ? shares.one : shares.more
      like.push(lift.share)
      shares.latest.push(lift.shareOfLatest)
    }
  }
  return shares
}

interface Period {
  start: number
  end: number
}

/** The first season of a title that came out in a report, early enough in it, with the earlier ones; not when one came out in the report before, whose lift goes on. */
function launchOf(
  own: readonly Season[],
  during: Period & { name: string },
  before: Period,
): { launched: Season; earlier: Season[] } | undefined {
  const [launched] = own
    .filter(({ released }) => released >= during.start && released <= during.end)
    .sort((one, other) => one.released - other.released)
  if (!launched?.hours.get(during.name) || during.end - launched.released < daysToLift) return undefined
  const earlier = own.filter(({ season, released }) => season < launched.season && released < launched.released)
  if (own.some(({ released }) => released >= before.start && released <= before.end)) return undefined
  return earlier.length === 0 ? undefined : { launched, earlier }
}

const toLaunch =
  (inTwo: (season: Season) => (InTwoReports & { season: number }) | undefined, report: string) =>
  ({ launched, earlier }: { launched: Season; earlier: Season[] }): Launch => ({
    hours: launched.hours.get(report)!,
    earlier: earlier.flatMap(season => inTwo(season) ?? []),
  })

/** Seasons as reports know them; lines of one season (of a report that splits it) are added up. */
function seasonsIn(reports: readonly ReportLine[], slugOf: (titleName: string) => string): Season[] {
  const seasons = new Map<string, Season>()
  for (const line of reports) {
    const name = { title: slugOf(line.titleName), season: line.season }
    const key = seasonKey(name)
    const season = seasons.get(key) ?? { ...name, released: line.releasedDay, hours: new Map() }
    seasons.set(key, season)
    season.released = Math.min(season.released, line.releasedDay)
    season.hours.set(line.start, (season.hours.get(line.start) ?? 0) + line.hours)
  }
  return [...seasons.values()]
}
