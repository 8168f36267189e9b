import type { ChartSummary } from '@sweeps/model'
import { useQueries } from '@tanstack/react-query'
import { chartQuery } from '../../../api/chartQueries'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import type { Side } from '../../../ui/route/routes'
import { ComparisonTable } from './ComparisonTable'

/** Both lists, as soon as both are there. */
export function Comparison({ charts, left, right }: { charts: ChartSummary[]; left: Side; right: Side }) {
  const [one, other] = useQueries({ queries: [left, right].map(({ chart, week, list }) => chartQuery(chart, week, list)) })
  const error = one?.error ?? other?.error
  if (error) return <ErrorMessage error={error} inside />
  if (!one?.data || !other?.data) return <div className="page-wait" aria-busy="true" />
  return <ComparisonTable charts={charts} left={one.data} right={other.data} />
}
