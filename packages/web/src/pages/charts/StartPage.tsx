import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { chartsQuery, startOf } from '../../api/chartQueries'
import { AddData } from '../../ui/AddData'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { PageTitle } from '../../ui/PageTitle'
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
  if (start === null) return <NothingYet />
  return <ChartSkeleton />
}

function NothingYet() {
  return (
    <div className="prose">
      <PageTitle>No chart yet</PageTitle>
      <p className="lede">Nothing has been counted so far. A chart appears with the first figures.</p>
      <p>
        <AddData>Add data</AddData>: lists that others publish, or plays of your own.
      </p>
      <p>To look around with real published lists, stop Sweeps and start it with its samples:</p>
      <pre>
        <code>sweeps start --sample</code>
      </pre>
    </div>
  )
}
