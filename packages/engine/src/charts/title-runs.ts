import { addDays, Day, didYouMean, Market, nameKey, Problem } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { RowOfChart } from './chart-rows.js'
import type { Charts } from './charts.js'

/** What a title did on one list of one market: one line per title, or per season and label where a chart tells seasons apart. */
export const TitleRun = Type.Object({
  chart: Type.String(),
  list: Type.String(),
  market: Market,
  season: Nullable(Type.Integer()),
  name: Type.String(),
  debut: Type.String({ description: 'first day of the first week stored' }),
  lastWeek: Day,
  weeksOnChart: Nullable(Type.Integer(), { description: 'as the source counts them; null where weeks may be missing' }),
  weeksKnown: Type.Integer({ description: 'weeks stored here' }),
  longestRun: Type.Integer({ description: 'most weeks in a row stored here' }),
  peakRank: Nullable(Type.Integer()),
  peakWeeks: Type.Integer({ description: 'weeks stored at that peak' }),
  reEntries: Type.Integer({ description: 'times it came back after a week away' }),
})
export type TitleRun = Static<typeof TitleRun>

/** A title's run through every chart: each list summed up, then every week. */
export const TitleAnswer = Type.Object({
  title: Type.String({ description: 'slug' }),
  lists: Type.Array(TitleRun),
  runs: Type.Array(RowOfChart),
})
export type TitleAnswer = Static<typeof TitleAnswer>

/** A title's rows, one line per list and market (and season): debut, weeks, peak, longest run, re-entries. */
function titleRuns(rows: readonly RowOfChart[]): TitleRun[] {
  const groups = new Map<string, RowOfChart[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.chart, row.list, row.market, row.season, row.season === null ? '' : nameKey(row.name ?? '')])
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].map(run)
}

function run(rows: RowOfChart[]): TitleRun {
  const ordered = [...rows].sort((a, b) => (a.week < b.week ? -1 : 1))
  const first = ordered[0]!
  const last = ordered.at(-1)!
  const ranks = ordered.flatMap(row => (row.rank === null ? [] : [row.rank]))
  const peakRank = ranks.length > 0 ? Math.min(...ranks) : null
  const stretches = inARow(ordered.map(row => row.week))
  return {
    chart: first.chart,
    list: first.list,
    market: first.market,
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

/**
 * A title's run through every chart: each list summed up, then every week. `market` is one, or `all`; absent, charts of several markets answer
 * for their first. Throws `not-found` for one that never charted, with the nearest of those known, or the markets in which it did.
 */
export async function titleAnswer(
  charts: Charts,
  { title, market }: { title: string; market?: string | undefined },
  known: () => Promise<Iterable<string>>,
): Promise<TitleAnswer> {
  const runs = await charts.title({ title, market })
  if (runs.length > 0) return { title, lists: titleRuns(runs), runs }
  const elsewhere = market === 'all' ? [] : await charts.title({ title, market: 'all' })
  if (elsewhere.length > 0) {
    const markets = [...new Set(elsewhere.map(row => row.market))].sort()
    const where = market === undefined ? 'in the first market of any chart' : `in the market ${market}`
    throw new Problem(
      'not-found',
      `"${title}" was on no list ${where}; it was in ${markets.join(', ')}: name one of them as market, or all`,
      {
        markets,
      },
    )
  }
  throw new Problem(
    'not-found',
    `no chart has ever had "${title}": a title is named by its slug, such as hit-and-run${didYouMean(title, await known())}`,
  )
}
