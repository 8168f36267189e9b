import type { ChartSummary } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { chartKey } from '../../api/chartKey'
import { chartsQuery, startOf } from '../../api/chartQueries'
import { AddData } from '../../ui/AddData'
import { NoChartYet } from '../../ui/charts/NoChartYet'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { dayWords } from '../../ui/format/dates'
import { PageTitle } from '../../ui/PageTitle'
import { Link } from '../../ui/route/Link'
import { chartPath, recordsPath } from '../../ui/route/routes'
import '../../ui/figures.css'
import './index.css'

/** Every chart there is: its latest week, its lists, and in how many markets. The one to begin with first. */
export function ChartsPage() {
  const { data, error } = useQuery(chartsQuery)
  if (error) return <ErrorMessage error={error} />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const start = startOf(data)
  if (start === null) return <NoChartYet />
  const first = ({ id }: ChartSummary) => Number(id === start.chart.split('/')[0])
  const having = data.charts.filter(({ weeks }) => weeks.length > 0).sort((one, other) => first(other) - first(one))
  const empty = data.charts.filter(({ weeks }) => weeks.length === 0)
  return (
    <article className="index-page">
      <PageTitle>Charts</PageTitle>
      {having.map(chart => (
        <ChartLine key={chart.id} of={chart} />
      ))}
      {empty.length > 0 && (
        <p className="muted">
          Without a week yet: {empty.map(({ name }) => name).join('; ')}. <AddData />
        </p>
      )}
    </article>
  )
}

function ChartLine({ of: chart }: { of: ChartSummary }) {
  const { id, name, source, weeks, lists, markets } = chart
  const [first, latest] = [weeks[0]!, weeks.at(-1)!]
  return (
    <section className="chart-line" aria-labelledby={`chart-${id}`}>
      <h2 id={`chart-${id}`}>
        <Link href={chartPath(chartKey(chart), latest, lists[0]!.id)}>{name}</Link>
      </h2>
      <p className="muted">
        {source}. {weeks.length.toLocaleString('en')} {weeks.length === 1 ? 'week' : 'weeks'}
        {weeks.length > 1 && `, ${dayWords(first)} to ${dayWords(latest)}`}
        {markets.length > 1 && `, ${markets.length} markets`}.
      </p>
      <p>
        {lists.map((list, at) => (
          <span key={list.id}>
            {at > 0 && ' · '}
            <Link href={chartPath(chartKey(chart), latest, list.id)}>{list.name}</Link>
          </span>
        ))}
        {' · '}
        <Link href={recordsPath(chartKey(chart), lists[0]!.id)} aria-label={`Records of ${name}`}>
          Records
        </Link>
      </p>
    </section>
  )
}
