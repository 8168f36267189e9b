import type { ChartSummary, WeekOfMarkets } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { chartKey } from '../../api/chartKey'
import { weekOfMarketsQuery } from '../../api/chartQueries'
import { WeekPicker } from '../../ui/charts/WeekPicker'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { byMarketName, marketName } from '../../ui/format/chartNames'
import { formatWeek } from '../../ui/format/dates'
import { PageTitle } from '../../ui/PageTitle'
import { Link } from '../../ui/route/Link'
import { chartPath, titlePath } from '../../ui/route/routes'
import { ChartPlace } from './ChartPlace'
import { ListTabs } from './ListTabs'
import { reachOf } from './reachOf'
import { TableSkeleton } from './TableSkeleton'
import '../../ui/figures.css'
import './charts.css'
import './countries.css'

interface Props {
  charts: ChartSummary[]
  definition: ChartSummary
  week: string
  list: string
}

/** One list of one week in every country: who leads where, and how far each title reaches. */
export function CountriesView({ charts, definition, week, list }: Props) {
  const { data, error } = useQuery(weekOfMarketsQuery(definition.id, week, list))
  const here = `${definition.id}/all`
  const listName = definition.lists.find(({ id }) => id === list)?.name ?? list
  const name = definition.name.replace(/ \([^)]*\)$/, '')
  return (
    <article className="chart">
      <ChartPlace charts={charts} definition={definition} market="all" week={week} list={list} />
      <header className="chart-head">
        <div>
          <PageTitle title={`${listName} by country, ${formatWeek(week)}: ${name}`}>{name} by country</PageTitle>
          <p className="chart-week">Week of {formatWeek(week)}</p>
        </div>
        <WeekPicker weeks={definition.weeks} week={week} pathOf={to => chartPath(here, to, list)} />
      </header>
      <ListTabs definition={definition} week={week} list={list} chart={here} />
      <div role="tabpanel" id="chart-panel" aria-labelledby={`tab-${list}`} aria-busy={!data}>
        {error ? <ErrorMessage error={error} inside /> : data ? <Countries definition={definition} week={data} /> : <TableSkeleton />}
      </div>
    </article>
  )
}

function Countries({ definition, week: { rows, week, list } }: { definition: ChartSummary; week: WeekOfMarkets }) {
  const places = Array.from({ length: Math.max(...rows.map(({ rank }) => rank ?? 0)) }, (_, at) => at + 1)
  const markets = [...new Set(rows.map(({ market }) => market))].sort(byMarketName)
  const titles = reachOf(rows)
  return (
    <>
      <p className="lede">
        {titles.length.toLocaleString('en')} titles in {markets.length} {markets.length === 1 ? 'market' : 'markets'}.
      </p>
      <section aria-labelledby="reach-heading">
        <h2 id="reach-heading">How far titles reach</h2>
        <table className="figures narrow">
          <thead>
            <tr>
              <th scope="col">Title</th>
              <th scope="col" className="number">
                No. 1 in
              </th>
              <th scope="col" className="number">
                Listed in
              </th>
            </tr>
          </thead>
          <tbody>
            {titles.slice(0, 10).map(({ title, name, first, listed }) => (
              <tr key={`${title} ${name}`}>
                <th scope="row">
                  <Link href={titlePath(title)}>
                    <bdi>{name}</bdi>
                  </Link>
                </th>
                <td className="number">{first || '–'}</td>
                <td className="number">{listed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="countries-heading">
        <h2 id="countries-heading">Country by country</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard. */}
        <section className="countries" aria-label="Country by country, scrolls sideways" tabIndex={0}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">Market</th>
                {places.map(place => (
                  <th key={place} scope="col">
                    No.{'\u00a0'}
                    {place}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {markets.map(market => (
                <tr key={market}>
                  <th scope="row">
                    <Link href={chartPath(chartKey({ ...definition, market }), week, list)}>{marketName(market)}</Link>
                  </th>
                  {places.map(place => (
                    <td key={place}>
                      <bdi>{rows.find(row => row.market === market && row.rank === place)?.name ?? '–'}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </section>
    </>
  )
}
