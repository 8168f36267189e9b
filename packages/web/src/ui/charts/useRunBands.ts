import { useQueries } from '@tanstack/react-query'
import { chartQuery } from '../../api/chartQueries'

/** Between what a panel's figure and rank of a week lie. */
export interface RunBand {
  week: string
  value: { low: number; high: number } | null
  rank: { low: number; high: number } | null
}

/** A charted title of a list, or a season of one. The chart is named by its key. */
interface Charted {
  chart: string
  list: string
  title: string | null
  season: number | null
}

/** The bands of a run on a panel's chart: each week's own list has its errors. Of other charts nothing is asked, and there are none. */
export function useRunBands({ chart, list, title, season }: Charted, weeks: readonly string[], ofPanel: boolean): RunBand[] {
  return useQueries({
    queries: ofPanel ? weeks.map(week => chartQuery(chart, week, list)) : [],
    combine: lists =>
      lists.flatMap(({ data }): RunBand[] => {
        const entry = data?.entries.find(one => one.title === title && one.season === season)
        return data && entry ? [{ week: data.week.start, value: entry.interval ?? null, rank: entry.rankRange ?? null }] : []
      }),
  })
}
