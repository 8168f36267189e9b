import { groupBy } from '../../group-by.js'
import { dayNumber, dayOf } from '../day-number.js'
import { type LanguageGroup, languageOf } from './language-of.js'
import type { ChartLine, CountryWeek, Figures, ReportLine } from './stored-history.js'

/** A season as published figures know it on a day. */
export interface PublishedSeason {
  title: string
  titleName: string
  season: number
  /** From a report; of a season in charts only, the first day of its first week there. */
  released: string
  language: LanguageGroup | undefined
  /** Called a limited series by the first that named it. */
  limited: boolean
  reports: ReportLine[]
  weeks: ChartLine[]
  countries: CountryWeek[]
  /** First day by which a later season of the title was seen. */
  nextSeen: string | null
}

/** A week may begin before the day of the premiere in it, and a report may be a few days off the first chart. */
const slack = 10

/**
 * The seasons in reports and charts. A season is known by its title's plain slug, its number and its day of release, as reports and charts
 * tell namesakes apart in different ways: lines of a chart belong to the last season of that name and number released before them.
 */
export function publishedSeasons({ reports, charts, countries }: Figures, slugOf: (titleName: string) => string): PublishedSeason[] {
  const seasonKey = ({ titleName, season }: { titleName: string; season: number }): string => `${slugOf(titleName)}/${season}`
  const seasons = new Map<string, PublishedSeason>()
  const byName = new Map<string, PublishedSeason[]>()
  const add = (season: PublishedSeason): PublishedSeason => {
    const name = seasonKey(season)
    seasons.set(`${name} ${season.released}`, season)
    byName.set(name, [...(byName.get(name) ?? []), season])
    return season
  }
  for (const line of reports) {
    const released = dayOf(line.releasedDay)
    const season = seasons.get(`${seasonKey(line)} ${released}`) ?? add(seasonOf(line, released))
    season.reports.push(line)
  }
  const inCharts = new Map<string, PublishedSeason>()
  for (const line of charts) {
    // The first week of a charted season decides which one it is: it may come back long after.
    const key = `${line.title}/${line.season}`
    const before = inCharts.get(key) ?? lastBefore(byName.get(seasonKey(line)), line.start)
    // What has no label is a special, unless a report knows it as a season.
    if (!before && line.name === line.titleName) continue
    const found = before ?? add(seasonOf(line, line.start))
    inCharts.set(key, found)
    found.weeks.push(line)
  }
  for (const week of countries) inCharts.get(`${week.title}/${week.season}`)?.countries.push(week)
  const all = [...seasons.values()]
  const ofTitle = groupBy(all, ({ titleName }) => slugOf(titleName))
  for (const season of all) {
    season.language = languageOf(season.reports[0]?.name, season.weeks[0] && season.weeks[0].english === 1)
    season.nextSeen = nextSeen(season, ofTitle.get(slugOf(season.titleName))!)
  }
  return all
}

const seasonOf = ({ title, titleName, season, name }: ReportLine | ChartLine, released: string): PublishedSeason => ({
  ...{ title, titleName, season, released },
  language: undefined,
  limited: /\b(limited series|miniseries)\b/i.test(name.split(' // ')[0]!),
  ...{ reports: [], weeks: [], countries: [] },
  nextSeen: null,
})

function lastBefore(seasons: readonly PublishedSeason[] | undefined, day: string): PublishedSeason | undefined {
  const before = seasons?.filter(({ released }) => dayNumber(released) <= dayNumber(day) + slack) ?? []
  return before.reduce<PublishedSeason | undefined>((last, one) => (last && last.released > one.released ? last : one), undefined)
}

/** A season of a higher number that came later: the day of its release once a report names it, the end of its first charted week. */
function nextSeen(season: PublishedSeason, ofTitle: readonly PublishedSeason[]): string | null {
  const days = ofTitle
    .filter(other => other.season > season.season && other.released > season.released)
    .map(other => (other.reports.length > 0 ? other.released : other.weeks[0]!.end))
  return days.sort()[0] ?? null
}
