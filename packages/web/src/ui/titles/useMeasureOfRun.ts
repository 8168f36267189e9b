import { useQueries } from '@tanstack/react-query'
import { chartQuery } from '../../api/chartQueries'
import type { TitleRun } from '../../api/titleQueries'

/** What the weeks of a run are measured in, and how long the list is. */
export interface RunMeasure {
  /** Null where the chart changed what it ranks while the title was on it: then the values make no one line. */
  metric: string | null
  unit: string
  size: number
}

/**
 * A chart may rank hours until one week and views from the next. The first and the last week of each run say what theirs are;
 * while they are on their way there is no answer.
 */
export function useMeasuresOfRuns(runs: readonly TitleRun[]): (RunMeasure | undefined)[] {
  const ends = useQueries({
    queries: runs.flatMap(({ chart, list, debut, lastWeek }) => [chartQuery(chart, debut, list), chartQuery(chart, lastWeek, list)]),
  })
  return runs.map((_, at) => {
    const [first, last] = [ends[2 * at]?.data, ends[2 * at + 1]?.data]
    if (!first || !last) return undefined
    const { metric, unit, entries } = last
    return { metric: first.metric === metric ? metric : null, unit, size: Math.max(first.entries.length, entries.length) }
  })
}

/** The same of one run. */
export const useMeasureOfRun = (run: TitleRun): RunMeasure | undefined => useMeasuresOfRuns([run])[0]
