import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { chartsQuery, startOf } from '../../api/chartQueries'
import { NoChartYet } from '../../ui/charts/NoChartYet'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { navigate } from '../../ui/route/navigate'
import { chartPath } from '../../ui/route/routes'
import { ChartSkeleton } from './ChartSkeleton'

/** `/charts` shows no page of its own: it opens the chart to begin with, under that chart's own address. */
export function StartPage() {
  const { data, error } = useQuery(chartsQuery)
  const start = data && startOf(data)

  useEffect(() => {
    if (start) navigate(chartPath(start.chart, start.week, start.list), { replace: true })
  }, [start])

  if (error) return <ErrorMessage error={error} />
  if (start === null) return <NoChartYet />
  return <ChartSkeleton />
}
