import type { Title, TitleRun, TitleWeek } from '../../../api/titleQueries'
import { seasonOfKey } from '../../../ui/format/shortName'
import { runKey } from '../../../ui/titles/runKey'

/** A season's weeks on one list of a chart that others publish. */
export interface PublishedRun {
  /** As addresses name the season: `fauda/2`. */
  key: string
  run: TitleRun
  /** In their order; `place` is the week since the first, from 1: a season that leaves the list and comes back has gaps. */
  weeks: { place: number; week: TitleWeek }[]
}

const weekMs = 7 * 86_400_000
/** The shipped chart over one's own plays. */
const ownChart = 'census'

/**
 * The chart of others on which most of some seasons are, and of each its longest run on a list of it, in their order. Null: none is on any.
 * `titles` are what is known of their titles.
 */
export function publishedRuns(
  keys: readonly string[],
  titles: readonly (Title | undefined)[],
): { chart: string; runs: PublishedRun[] } | null {
  const found = keys.flatMap(key => runsOf(key, titles))
  const charts = [...new Set(found.map(({ run }) => chartOf(run)))].map(chart => ({
    chart,
    runs: keys.flatMap(key => longest(found.filter(one => one.key === key && chartOf(one.run) === chart))),
  }))
  const weeksOf = (runs: PublishedRun[]) => runs.reduce((sum, { weeks }) => sum + weeks.length, 0)
  return charts.sort((one, other) => other.runs.length - one.runs.length || weeksOf(other.runs) - weeksOf(one.runs))[0] ?? null
}

/** Countries of one chart are lists of their own. */
const chartOf = ({ chart, market }: TitleRun): string => `${chart}/${market}`

function runsOf(key: string, titles: readonly (Title | undefined)[]): PublishedRun[] {
  const of = seasonOfKey(key)
  const title = titles.find(one => one?.title === of?.title)
  if (!of || !title) return []
  return title.lists
    .filter(({ chart, season }) => chart !== ownChart && (season ?? 0) === Number(of.season))
    .map(run => ({
      key,
      run,
      weeks: title.runs
        .filter(week => week.market === run.market && runKey(week) === runKey(run))
        .map(week => ({ place: 1 + Math.round((Date.parse(week.week) - Date.parse(run.debut)) / weekMs), week })),
    }))
}

const longest = (runs: PublishedRun[]): PublishedRun[] => runs.toSorted((one, other) => other.weeks.length - one.weeks.length).slice(0, 1)

/** What is known of the values of the first weeks of a run; null where one of them is not known. */
export function firstWeeks({ weeks }: PublishedRun, count: number): number | null {
  const values = weeks.filter(({ place }) => place <= count).map(({ week }) => week.value)
  return values.length === 0 || values.includes(null) ? null : values.reduce((sum: number, value) => sum + (value ?? 0), 0)
}
