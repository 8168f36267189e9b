import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { chartsQueryIn } from '../../api/chartQueries'
import { rememberMarket } from '../../ui/charts/lastMarkets'
import { NoSuchChart } from '../../ui/charts/NoSuchChart'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { ChartSkeleton } from './ChartSkeleton'
import { ChartView } from './ChartView'

const CountriesView = lazy(() => import('./CountriesView').then(module => ({ default: module.CountriesView })))

interface Props {
  chart: string
  /** One of a chart over several, or `all`; null: its first. */
  market: string | null
  week: string | null
  list: string | null
}

/** Finds out what the address means: a week left out is the latest one, a list left out the first. */
export function ChartPage({ chart, market, week, list }: Props) {
  const { data, error } = useQuery(chartsQueryIn(market === 'all' ? null : market))
  const definition = data?.charts.find(({ id }) => id === chart)
  const known = definition !== undefined && (market === null || market === 'all' || definition.market === market)
  const looked = known && market !== null && market !== 'all' ? market : null
  useEffect(() => {
    if (looked) rememberMarket(looked)
  }, [looked])
  if (error) return <ErrorMessage error={error} />
  if (!data) return <ChartSkeleton />

  const shownWeek = week ?? definition?.weeks.at(-1)
  const shownList = list ?? definition?.lists[0]?.id
  if (!known || shownList === undefined || shownWeek === undefined) return <NoSuchChart charts={data.charts} />
  const place = { charts: data.charts, definition, list: shownList }
  if (market === 'all' && definition.markets.length > 0)
    return (
      <Suspense fallback={<ChartSkeleton />}>
        <CountriesView {...place} week={shownWeek} />
      </Suspense>
    )
  return <ChartView {...place} week={shownWeek} />
}
