import type { ChartSummary } from '@sweeps/model'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { chartKey } from '../../api/chartKey'
import { chartQuery } from '../../api/chartQueries'
import { WeekPicker } from '../../ui/charts/WeekPicker'
import { ErrorMessage, needsSignIn } from '../../ui/ErrorMessage'
import { formatWeek } from '../../ui/format/dates'
import { PageTitle } from '../../ui/PageTitle'
import { chartPath } from '../../ui/route/routes'
import { ChartBody } from './ChartBody'
import { ChartPlace } from './ChartPlace'
import { ListTabs } from './ListTabs'
import { NearestWeeks } from './NearestWeeks'
import { TableSkeleton } from './TableSkeleton'
import './charts.css'
import './run.css'
import '../../ui/charts/table.css'

/** One list in one week: which chart, which week, which list, then the table itself. */
export function ChartView(props: { charts: ChartSummary[]; definition: ChartSummary; week: string; list: string }) {
  const { charts, definition, week, list } = props
  const key = chartKey(definition)
  const client = useQueryClient()
  const { data, error, isPlaceholderData } = useQuery({
    ...chartQuery(key, week, list),
    // The last table stays, dimmed, until the next one is there: nothing jumps. But never another chart's table.
    placeholderData: (previous, query) => (query?.queryKey[1] === key ? keepPreviousData(previous) : undefined),
  })
  const listName = definition.lists.find(({ id }) => id === list)?.name ?? list

  if (error && needsSignIn(error)) return <ErrorMessage error={error} />
  return (
    <article className="chart">
      <ChartPlace charts={charts} definition={definition} market={definition.market} week={week} list={list} />
      <header className="chart-head">
        <div>
          <PageTitle title={`${listName}, ${formatWeek(week)}: ${definition.name}`}>{definition.name}</PageTitle>
          <p className="chart-week">
            Week of {formatWeek(week)}
            {data?.closed === false && !isPlaceholderData && (
              <span className="running">{data.panel ? 'Provisional: homes may still report' : 'Still running: figures will grow'}</span>
            )}
          </p>
        </div>
        <WeekPicker
          weeks={definition.weeks}
          week={week}
          pathOf={to => chartPath(key, to, list)}
          prepare={to => void client.prefetchQuery(chartQuery(key, to, list))}
        />
      </header>
      {/* On paper there are no tabs to say it. */}
      <p className="lede print-only">{listName}</p>
      <ListTabs definition={definition} week={week} list={list} />
      <div role="tabpanel" id="chart-panel" aria-labelledby={`tab-${list}`} aria-busy={!data || isPlaceholderData}>
        {error ? (
          <>
            <ErrorMessage error={error} inside />
            <NearestWeeks definition={definition} week={week} list={list} />
          </>
        ) : data ? (
          <ChartBody chart={data} listName={listName} definition={definition} />
        ) : (
          <TableSkeleton />
        )}
      </div>
      <p className="visually-hidden" role="status">
        {data && !isPlaceholderData && `${listName}, week of ${formatWeek(week)}, ${data.entries.length} ranks`}
      </p>
    </article>
  )
}
