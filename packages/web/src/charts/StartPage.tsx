import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { chartPath } from '../route/chartPath'
import { navigate } from '../route/navigate'
import { PageTitle } from '../shell/PageTitle'
import { Trouble } from '../shell/Trouble'
import { ChartSkeleton } from './ChartSkeleton'
import { chartsQuery } from './chartQueries'
import { startOf } from './startOf'

/** `/` shows no page of its own: it opens the chart to begin with, under that chart's own address. */
export function StartPage() {
  const { data, error } = useQuery(chartsQuery)
  const start = data && startOf(data)

  useEffect(() => {
    if (start) navigate(chartPath(start.chart, start.week, start.list), { replace: true })
  }, [start])

  if (error) return <Trouble error={error} />
  if (start === null) return <NothingYet />
  return <ChartSkeleton />
}

function NothingYet() {
  return (
    <div className="prose">
      <PageTitle>No chart yet</PageTitle>
      <p className="lede">Nothing has been counted so far. A chart appears with the first figures.</p>
      <p>To look around with real published lists, stop Sweeps and start it with its samples:</p>
      <pre>
        <code>sweeps start --sample</code>
      </pre>
    </div>
  )
}
