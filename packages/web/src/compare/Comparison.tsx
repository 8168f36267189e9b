import type { ChartSummary } from '@sweeps/model'
import { useQueries } from '@tanstack/react-query'
import { chartQuery } from '../charts/chartQueries'
import { Trouble } from '../shell/Trouble'
import { ComparisonTable } from './ComparisonTable'
import type { Side } from './sideKey'

/** Both lists, as soon as both are there. */
export function Comparison({ charts, left, right }: { charts: ChartSummary[]; left: Side; right: Side }) {
  const [one, other] = useQueries({ queries: [left, right].map(({ chart, week, list }) => chartQuery(chart, week, list)) })
  const error = one?.error ?? other?.error
  if (error) return <Trouble error={error} inside />
  if (!one?.data || !other?.data) return <div className="page-wait" aria-busy="true" />
  return <ComparisonTable charts={charts} left={one.data} right={other.data} />
}
