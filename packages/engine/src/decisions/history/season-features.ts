import { dayNumber } from '../day-number.js'
import type { EpisodeCost } from '../episode-cost.js'
import type { ExpectedHours } from './expected-hours.js'
import type { LanguageGroup } from './language-of.js'
import type { PublishedSeason } from './published-seasons.js'
import type { RecordedSeason } from './recorded-seasons.js'
import { type MeanScore, scoreAt } from './score-at.js'

/** What a season is judged by, once it has been gathered. Null: not known. */
export interface SeasonFeatures {
  released: string
  season: number
  /** Log of hours ÷ the hours usual for a season of that age in the same report. */
  audience: number | null
  /** Minutes of the whole season. */
  runtime: number | null
  language: LanguageGroup | null
  /** In its first half-year, as far as it was known. Null: there is no chart of that time. */
  weeks: number | null
  peakRank: number | null
  /** Hours of its second charted week ÷ its first; null unless they follow each other. */
  hold: number | null
  /** Most countries in whose Top 10 it was in one week. */
  countries: number | null
  /** What critics and the audience gave it, where the production record says. */
  critics: MeanScore | null
  viewers: MeanScore | null
  /** Of an episode. */
  cost: EpisodeCost | null
}

/** Weeks beyond the first half-year are another story: a next season lifts an earlier one. */
export const halfYearDays = 182
/** A report that begins longer after the release says little about its time, and more about what came since. */
const lateReportDays = 250

export interface FeatureScope {
  /** How many days since its release count, at most half a year: a young season is compared with the first days of the others. */
  days: number
  /** First day of the first chart there is; null when there is none. */
  chartsFrom: string | null
  /** True when there are lists of countries. */
  countries: boolean
  expected: ExpectedHours
}

/** What there is to judge a season by: from its figures and its production record, if there are any, and from what an outcomes file says of its making. */
export function featuresOf(
  season: { released: string; season: number; runtimeMinutes: number | null },
  figures: PublishedSeason | undefined,
  recorded: RecordedSeason | undefined,
  scope: FeatureScope,
): SeasonFeatures {
  const until = dayNumber(season.released) + scope.days
  const weeks = figures?.weeks.filter(({ end }) => dayNumber(end) <= until + 6 && dayNumber(end) >= dayNumber(season.released)) ?? []
  const charted = scope.chartsFrom !== null && scope.chartsFrom <= season.released
  return {
    released: season.released,
    season: season.season,
    audience: audienceOf(figures, season.released, scope.expected),
    runtime: season.runtimeMinutes ?? runtimeOf(figures),
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
