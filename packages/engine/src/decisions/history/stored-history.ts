import { plainSlug } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import { type StoredOutcome, storedOutcomes } from '../outcomes/index.js'
import { Memo } from './memo.js'
import type { RecordedSeason } from './recorded-seasons.js'

const ReportLine = Type.Object({
  start: Type.String(),
  end: Type.String(),
  title: Type.String(),
  titleName: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  hours: Type.Number(),
  runtimeHours: Type.Union([Type.Number(), Type.Null()]),
  releasedDay: Type.Integer(),
})
const ChartLine = Type.Object({
  start: Type.String(),
  end: Type.String(),
  title: Type.String(),
  titleName: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  list: Type.String(),
  english: Type.Integer(),
  rank: Type.Integer(),
  /** As published; 0: not published. */
  weeks: Type.Integer(),
  hours: Type.Union([Type.Number(), Type.Null()]),
  views: Type.Union([Type.Number(), Type.Null()]),
  runtimeHours: Type.Union([Type.Number(), Type.Null()]),
  /** 1: its episodes come out one by one. */
  staggered: Type.Integer(),
})
const CountryWeek = Type.Object({
  start: Type.String(),
  end: Type.String(),
  title: Type.String(),
  season: Type.Integer(),
  countries: Type.Integer(),
})

export type ReportLine = Static<typeof ReportLine>
export type ChartLine = Static<typeof ChartLine>
export type CountryWeek = Static<typeof CountryWeek>

const reportLines = defineQuery({ tag: 'history.reports', sql: sqlFile(import.meta.url, './report-lines.sql'), row: ReportLine })
const chartLines = defineQuery({ tag: 'history.charts', sql: sqlFile(import.meta.url, './chart-lines.sql'), row: ChartLine })
const countryWeeks = defineQuery({ tag: 'history.countries', sql: sqlFile(import.meta.url, './country-weeks.sql'), row: CountryWeek })

/** Figures of others, each known at the end of its period. */
export interface Figures {
  reports: readonly ReportLine[]
  charts: readonly ChartLine[]
  countries: readonly CountryWeek[]
}

/** All that published figures and outcomes files tell of seasons. */
export interface Published extends Figures {
  outcomes: readonly StoredOutcome[]
  /** Last day of the last period there is; null when there is no figure. */
  lastDay: string | null
  /** Changes when something is imported or matched. */
  fingerprint: string
}

/** Worlds of past seasons are large, and a backtest goes over those of some quarters again and again. */
const mostDays = 8
const mostLearned = 1000

/**
 * All that decisions are learned from, with the day on which each thing became known: published figures, outcomes, what records tell of scores
 * and costs. What was learned from it lives as long as it does: nothing of it changes.
 */
export class StoredHistory {
  /** What was made of it as of a day. */
  readonly days = new Memo(mostDays)
  readonly memo = new Memo(mostLearned)
  readonly #slugs = new Map<string, string>()

  constructor(
    readonly published: Published,
    readonly recorded: readonly RecordedSeason[],
  ) {}

  /** The plain slug of a title in its lines, which namesakes share: made once, as there are few titles and many lines. */
  slugOf(titleName: string): string {
    const slug = this.#slugs.get(titleName) ?? plainSlug(titleName)
    this.#slugs.set(titleName, slug)
    return slug
  }

  /** Its figures that were known on a day. Outcomes have their own rule, `verdictAt`. */
  figuresBy(day: string): Figures {
    const { reports, charts, countries } = this.published
    return { reports: knownBy(reports, day), charts: knownBy(charts, day), countries: knownBy(countries, day) }
  }
}

/** Lines of some of Netflix's global lists, the oldest week first. */
export const listedLines = (store: Store, lists: string[]): Promise<ChartLine[]> => store.run(chartLines, { lists })

/** What of lines was known on a day: a figure is known at the end of its period. */
export const knownBy = <Line extends { end: string }>(lines: readonly Line[], day: string): Line[] => lines.filter(({ end }) => end <= day)

export async function readPublished(store: Store, fingerprint: string): Promise<Published> {
  const [reports, charts, countries, outcomes] = await Promise.all([
    store.run(reportLines, {}),
    listedLines(store, ['tv-english', 'tv-non-english']),
    store.run(countryWeeks, {}),
    storedOutcomes(store),
  ])
  const lastDay = [...reports, ...charts].reduce<string | null>((last, { end }) => (last === null || end > last ? end : last), null)
  return { reports, charts, countries, outcomes, lastDay, fingerprint }
}
