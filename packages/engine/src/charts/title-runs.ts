import { addDays, Problem } from '@sweeps/model'
import type { ChartRow } from './chart-rows.js'
import type { Charts } from './open-charts.js'

/** What a title did on one list: one line per title, or per season and label where a chart tells seasons apart. */
export interface TitleRun {
  chart: string
  list: string
  season: number | null
  name: string
  /** First week held. */
  debut: string
  lastWeek: string
  /** As the source counts them; null where weeks may be missing. */
  weeksOnChart: number | null
  /** Weeks held here. */
  weeksKnown: number
  /** Most weeks in a row held here. */
  longestRun: number
  peakRank: number | null
  /** Weeks held at that peak. */
  peakWeeks: number
  /** Times it came back after a week away. */
  reEntries: number
}

/** A title's rows, one line per list (and season): debut, weeks, peak, longest run, re-entries. */
export function titleRuns(rows: readonly (ChartRow & { chart: string })[]): TitleRun[] {
  const groups = new Map<string, (ChartRow & { chart: string })[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.chart, row.list, row.season, row.season === null ? '' : row.name])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map(run)
}

function run(rows: (ChartRow & { chart: string })[]): TitleRun {
  const ordered = [...rows].sort((a, b) => (a.week < b.week ? -1 : 1))
  const first = ordered[0]!
  const last = ordered.at(-1)!
  const ranks = ordered.flatMap(row => (row.rank === null ? [] : [row.rank]))
  const peakRank = ranks.length > 0 ? Math.min(...ranks) : null
  const stretches = inARow(ordered.map(row => row.week))
  return {
    chart: first.chart,
    list: first.list,
    season: first.season,
    name: last.name ?? last.title ?? '',
    debut: first.week,
    lastWeek: last.week,
    weeksOnChart: last.weeks_on_chart,
    weeksKnown: ordered.length,
    longestRun: Math.max(...stretches),
    peakRank,
    peakWeeks: ranks.filter(rank => rank === peakRank).length,
    reEntries: stretches.length - 1,
  }
}

/** Lengths of the stretches of adjacent weeks. */
function inARow(weeks: string[]): number[] {
  const lengths: number[] = []
  weeks.forEach((week, index) => {
    if (index > 0 && weeks[index - 1] === addDays(week, -7)) lengths[lengths.length - 1]!++
    else lengths.push(1)
  })
  return lengths
}

/** A title's run through every chart: each list summed up, then every week. Throws `not-found` for one that never charted. */
export async function titleAnswer(charts: Charts, title: string) {
  const runs = await charts.title({ title })
  if (runs.length === 0)
    throw new Problem('not-found', `no chart has ever had "${title}": a title is named by its slug, such as hit-and-run`)
  return { title, lists: titleRuns(runs), runs }
}
