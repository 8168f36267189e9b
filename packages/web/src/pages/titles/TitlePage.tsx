import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { chartsQuery } from '../../api/chartQueries'
import { Problem } from '../../api/Problem'
import { titleSeasonsQuery } from '../../api/seasonListQueries'
import { titleMarketsQuery, titleQuery } from '../../api/titleQueries'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { PageTitle } from '../../ui/PageTitle'
import { TitleTabs } from '../../ui/titles/TitleTabs'
import { Charted } from './Charted'
import { NeverCharted } from './NeverCharted'
import { titleName } from './titleName'
import '../../ui/figures.css'
import './titles.css'

const MarketsSection = lazy(() => import('./MarketsSection').then(module => ({ default: module.MarketsSection })))

/** A title's life on the charts: every list summed up, and the run on one of them. Its seasons have tabs, charted or not. */
export function TitlePage({ title, run }: { title: string; run: string | null }) {
  const { data, error } = useQuery(titleQuery(title))
  const { data: charts, error: noCharts } = useQuery(chartsQuery)
  const { data: known, error: noList } = useQuery(titleSeasonsQuery(title))
  const { data: places, error: noPlaces } = useQuery(titleMarketsQuery(title))
  const abroad = places?.charts ?? []
  const uncharted = error instanceof Problem && error.status === 404 ? error : null
  const seasons = known?.seasons ?? []
  if (noCharts) return <ErrorMessage error={noCharts} />
  const nowhere = known && seasons.length === 0 && (noPlaces !== null || (places && abroad.length === 0))
  if (error && (!uncharted || noList || nowhere)) return <ErrorMessage error={error} />
  if (!charts || !(data ?? (uncharted && known && (seasons.length > 0 || places)))) return <div className="page-wait" aria-busy="true" />
  const name = data ? titleName(data.lists) : (seasons[0]?.name ?? title)
  return (
    <article className="title-page">
      <PageTitle title={name}>
        <bdi>{name}</bdi>
      </PageTitle>
      <TitleTabs title={title} name={name} current="charts" />
      {data ? (
        <Charted title={data} run={run} charts={charts.charts} />
      ) : (
        <NeverCharted title={title} seasons={seasons} status={known?.status ?? null} elsewhere={abroad.length > 0} />
      )}
      {abroad.length > 0 && (
        <Suspense>
          <MarketsSection title={title} />
        </Suspense>
      )}
    </article>
  )
}
