import { useQuery } from '@tanstack/react-query'
import { Problem } from '../api/Problem'
import { chartsQuery } from '../charts/chartQueries'
import { PageTitle } from '../shell/PageTitle'
import { Trouble } from '../shell/Trouble'
import { TitleTabs } from '../tabs/TitleTabs'
import { titleSeasonsQuery } from '../tabs/titleSeasonsQuery'
import { Charted } from './Charted'
import { NeverCharted } from './NeverCharted'
import { titleName } from './titleName'
import { titleQuery } from './titleQuery'
import '../shell/figures.css'
import './titles.css'

/** A title's life on the charts: every list summed up, and the run on one of them. Its seasons have tabs, charted or not. */
export function TitlePage({ title, run }: { title: string; run: string | null }) {
  const { data, error } = useQuery(titleQuery(title))
  const { data: charts, error: noCharts } = useQuery(chartsQuery)
  const { data: known, error: noList } = useQuery(titleSeasonsQuery(title))
  const uncharted = error instanceof Problem && error.status === 404 ? error : null
  const seasons = known?.seasons ?? []
  if (noCharts) return <Trouble error={noCharts} />
  if (error && (!uncharted || noList || (known && seasons.length === 0))) return <Trouble error={error} />
  if (!charts || !(data ?? (uncharted && known))) return <div className="page-wait" aria-busy="true" />
  const name = data ? titleName(data.lists) : seasons[0]!.name
  return (
    <article className="title-page">
      <PageTitle>{name}</PageTitle>
      <TitleTabs title={title} name={name} current="charts" />
      {data ? (
        <Charted title={data} run={run} charts={charts.charts} />
      ) : (
        <NeverCharted title={title} seasons={seasons} status={known?.status ?? null} />
      )}
    </article>
  )
}
