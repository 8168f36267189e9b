import { useQuery } from '@tanstack/react-query'
import { chartsQuery } from '../charts/chartQueries'
import { formatWeek } from '../charts/formatWeek'
import { PageTitle } from '../shell/PageTitle'
import { Trouble } from '../shell/Trouble'
import { Future } from './Future'
import { RunSection } from './RunSection'
import { runKey } from './runKey'
import { TitleLists } from './TitleLists'
import { titleName } from './titleName'
import { titleQuery } from './titleQuery'
import '../shell/figures.css'
import './titles.css'

/** A title's life on the charts: every list summed up, and the run on one of them. */
export function TitlePage({ title, run }: { title: string; run: string | null }) {
  const { data, error } = useQuery(titleQuery(title))
  const { data: charts, error: noCharts } = useQuery(chartsQuery)
  if (error ?? noCharts) return <Trouble error={(error ?? noCharts)!} />
  if (!data || !charts) return <div className="page-wait" aria-busy="true" />

  // The longest run is the one people come for, unless the address names another.
  const longest = data.lists.reduce((best, other) => (other.weeksKnown > best.weeksKnown ? other : best))
  const shown = data.lists.find(other => runKey(other) === run) ?? longest
  return (
    <article className="title-page">
      <PageTitle>{titleName(data.lists)}</PageTitle>
      <p className="lede">
        {data.lists.length === 1 ? 'On one list' : `${data.lists.length} runs on the charts`}, first in the week of{' '}
        {formatWeek(data.runs[0]!.week)}.
      </p>
      <Future title={data} />
      <TitleLists title={data} charts={charts.charts} shown={shown} />
      <RunSection title={data} run={shown} charts={charts.charts} />
    </article>
  )
}
