import { useQueries, useQuery } from '@tanstack/react-query'
import { chartsQuery } from '../../../api/chartQueries'
import { titleQuery } from '../../../api/titleQueries'
import { AddData } from '../../../ui/AddData'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { seasonOfKey } from '../../../ui/format/shortName'
import type { SeasonComparison } from '../../../ui/route/routes'
import { PublishedLines } from './PublishedLines'
import { publishedRuns } from './publishedRuns'

/** Seasons as others publish them, week by week from the first: all there is of those of other services. */
export function PublishedComparison({ comparison: { seasons, window } }: { comparison: SeasonComparison }) {
  const titles = [...new Set(seasons.map(key => seasonOfKey(key)?.title ?? key))]
  const answers = useQueries({ queries: titles.map(titleQuery) })
  const charts = useQuery(chartsQuery)
  const error = charts.error ?? answers.find(({ error }) => error && !isUnknown(error))?.error
  if (error) return <ErrorMessage error={error} inside />
  if (!charts.data || answers.some(({ isPending }) => isPending)) return <div className="part-wait" aria-busy="true" />
  const found = publishedRuns(
    seasons,
    answers.map(({ data }) => data),
  )
  const missing = seasons.filter(key => !found?.runs.some(run => run.key === key))
  const chart = found && charts.data.charts.find(({ id }) => found.chart.startsWith(`${id}/`))
  return (
    <section className="report-section" aria-labelledby="published-heading">
      <h2 id="published-heading">As others publish them</h2>
      {missing.length > 0 && (
        <p role="status" className="trouble">
          No list that is held here has {missing.join(', ')}
          {found ? ' beside the others' : ''}. <AddData />
        </p>
      )}
      {found && (
        <>
          <p className="lede">On {chart?.name ?? found.chart}, each from its own first week.</p>
          <PublishedLines runs={found.runs} weeks={Math.ceil(Number(window) / 7)} />
        </>
      )}
    </section>
  )
}

const isUnknown = (error: Error): boolean => 'status' in error && error.status === 404
