import { useQueries } from '@tanstack/react-query'
import { chartQuery } from '../../api/chartQueries'
import type { TitleRun } from './titleQuery'

/** What the weeks of a run are measured in, and how long the list is. */
interface RunMeasure {
  /** Null where the chart changed what it ranks while the title was on it: then the values make no one line. */
  metric: string | null
  unit: string
  size: number
}

/**
 * A chart may rank hours until one week and views from the next. The first and the last week of a run say what theirs are;
 * while they are on their way there is no answer.
 */
export function useMeasureOfRun({ chart, list, debut, lastWeek }: TitleRun): RunMeasure | undefined {
  const [first, last] = useQueries({ queries: [chartQuery(chart, debut, list), chartQuery(chart, lastWeek, list)] })
  if (!first?.data || !last?.data) return undefined
  const { metric, unit, entries } = last.data
  return { metric: first.data.metric === metric ? metric : null, unit, size: Math.max(first.data.entries.length, entries.length) }
}
