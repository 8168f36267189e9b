import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import { type HeldOutcome, heldOutcomes } from '../outcomes/index.js'

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

const reportLines = defineQuery({ tag: 'return.reports', sql: sqlFile(import.meta.url, './report-lines.sql'), row: ReportLine })
const chartLines = defineQuery({ tag: 'return.charts', sql: sqlFile(import.meta.url, './chart-lines.sql'), row: ChartLine })
const countryWeeks = defineQuery({ tag: 'return.countries', sql: sqlFile(import.meta.url, './country-weeks.sql'), row: CountryWeek })
const stamps = defineQuery({
  tag: 'return.stamp',
  sql: `-- one row: what changes when something is imported or matched
SELECT concat(toString((SELECT count() FROM figures)), ' ', toString((SELECT count() FROM outcomes)), ' ', toString((SELECT count() FROM matches))) AS stamp`,
  row: Type.Object({ stamp: Type.String() }),
})

/** All that published figures and outcomes files tell of seasons, with the day each thing became known. */
export interface PublishedHistory {
  reports: ReportLine[]
  charts: ChartLine[]
  countries: CountryWeek[]
  outcomes: HeldOutcome[]
  /** Last day of the last period held; null when there is no figure. */
  lastDay: string | null
  /** Changes when something is imported or matched. */
  stamp: string
}

const kept = new WeakMap<Store, { stamp: string; history: Promise<PublishedHistory> }>()

/** Reads it, or gives what was read before when nothing has been imported since. */
export async function publishedHistory(store: Store): Promise<PublishedHistory> {
  const { stamp } = await store.one(stamps, {})
  const before = kept.get(store)
  if (before?.stamp === stamp) return before.history
  const history = readHistory(store, stamp)
  kept.set(store, { stamp, history })
  // What failed is not kept.
  history.catch(() => kept.get(store)?.history === history && kept.delete(store))
  return history
}

async function readHistory(store: Store, stamp: string): Promise<PublishedHistory> {
  const [reports, charts, countries, outcomes] = await Promise.all([
    store.run(reportLines, {}),
    store.run(chartLines, {}),
    store.run(countryWeeks, {}),
    heldOutcomes(store),
  ])
  const lastDay = [...reports, ...charts].reduce<string | null>((last, { end }) => (last === null || end > last ? end : last), null)
  return { reports, charts, countries, outcomes, lastDay, stamp }
}

/** What of it was known on a day: a figure is known at the end of its period. Outcomes have their own rule, `verdictAt`. */
export function knownOn({ reports, charts, countries, outcomes, stamp }: PublishedHistory, day: string): PublishedHistory {
  const known = <Line extends { end: string }>(lines: readonly Line[]): Line[] => lines.filter(({ end }) => end <= day)
  return { reports: known(reports), charts: known(charts), countries: known(countries), outcomes, lastDay: day, stamp }
}
