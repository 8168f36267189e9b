import { dayNumber } from '../day-number.js'
import type { SeasonFacts } from './drivers.js'
import type { ExpectedHours } from './expected-hours.js'
import type { PublishedSeason } from './published-seasons.js'
import type { RecordedSeason } from './recorded-seasons.js'
import { scoreAt } from './score-at.js'

/** Weeks beyond the first half-year are another story: a next season lifts an earlier one. */
export const halfYearDays = 182
/** A report that begins longer after the release says little about its time, and more about what came since. */
const lateReportDays = 250

export interface FactsScope {
  /** How many days since its release count, at most half a year: a young season is compared with the first days of the others. */
  days: number
  /** First day of the first chart held; null when there is none. */
  chartsFrom: string | null
  /** True when lists of countries are held. */
  countries: boolean
  expected: ExpectedHours
}

/** What there is to judge a season by: from its figures and its production record, if there are any, and from what an outcomes file says of its making. */
export function factsOf(
  told: { released: string; season: number; runtimeMinutes: number | null },
  figures: PublishedSeason | undefined,
  recorded: RecordedSeason | undefined,
  scope: FactsScope,
): SeasonFacts {
  const until = dayNumber(told.released) + scope.days
  const weeks = figures?.weeks.filter(({ end }) => dayNumber(end) <= until + 6 && dayNumber(end) >= dayNumber(told.released)) ?? []
  const charted = scope.chartsFrom !== null && scope.chartsFrom <= told.released
  return {
    released: told.released,
    season: told.season,
    audience: audienceOf(figures, told.released, scope.expected),
    runtime: told.runtimeMinutes ?? runtimeOf(figures),
    language: figures?.language ?? null,
    weeks: charted ? weeks.length : null,
    peakRank: charted && weeks.length > 0 ? Math.min(...weeks.map(({ rank }) => rank)) : null,
    hold: charted ? holdOf(weeks) : null,
    countries: scope.countries && charted ? mostCountries(figures, until) : null,
    critics: scoreAt(recorded?.scores ?? [], 'critics', until),
    viewers: scoreAt(recorded?.scores ?? [], 'audience', until),
    cost: recorded?.costs.at(-1) ?? null,
  }
}

/** The mean over the reports of its time, each against what is usual there. */
function audienceOf(figures: PublishedSeason | undefined, released: string, expected: ExpectedHours): number | null {
  const logs = (figures?.reports ?? [])
    .filter(({ start }) => dayNumber(start) - dayNumber(released) <= lateReportDays)
    .flatMap(line => {
      const usual = expected(line)
      return usual === undefined ? [] : [Math.log(line.hours) - usual]
    })
  return logs.length === 0 ? null : logs.reduce((sum, log) => sum + log, 0) / logs.length
}

function runtimeOf(figures: PublishedSeason | undefined): number | null {
  const lines = [...(figures?.reports ?? []), ...(figures?.weeks ?? [])]
  const hours = lines.find(({ runtimeHours }) => runtimeHours !== null && runtimeHours > 0)?.runtimeHours
  return hours ? hours * 60 : null
}

function holdOf(weeks: PublishedSeason['weeks']): number | null {
  const [first, second] = weeks
  if (!first?.hours || !second?.hours || dayNumber(second.start) - dayNumber(first.start) !== 7) return null
  return second.hours / first.hours
}

function mostCountries(figures: PublishedSeason | undefined, until: number): number {
  const counts = figures?.countries.filter(({ end }) => dayNumber(end) <= until + 6).map(({ countries }) => countries) ?? []
  return Math.max(0, ...counts)
}
