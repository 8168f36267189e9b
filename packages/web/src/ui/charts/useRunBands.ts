import { useQueries } from '@tanstack/react-query'
import { chartQuery } from '../../api/chartQueries'

/** Between what a panel's figure and rank of a week lie. */
export interface RunBand {
  week: string
  value: { low: number; high: number } | null
  rank: { low: number; high: number } | null
}

/** A charted title of a list, or a season of one. The chart is named by its key. */
export interface Charted {
  chart: string
  list: string
  title: string | null
  season: number | null
}

/** The bands of a run on a panel's chart: each week's own list has its errors. Of other charts nothing is asked, and there are none. */
export function useRunBands(of: Charted | undefined, run: readonly { week: string }[]): RunBand[] {
  return useQueries({
    queries: of ? run.map(({ week }) => chartQuery(of.chart, week, of.list)) : [],
    combine: lists =>
      lists.flatMap(({ data }): RunBand[] => {
        const entry = data?.entries.find(({ title, season }) => title === of?.title && season === of.season)
        return data && entry ? [{ week: data.week.start, value: entry.interval ?? null, rank: entry.rankRange ?? null }] : []
      }),
  })
}
