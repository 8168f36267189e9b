import type { ChartSummary } from '@sweeps/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { chartKey } from '../../api/chartKey'
import { chartsQueryIn } from '../../api/chartQueries'
import { NoSuchChart } from '../../ui/charts/NoSuchChart'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { PageTitle } from '../../ui/PageTitle'
import { Anchor } from '../../ui/route/Link'
import { AllTime } from './AllTime'
import { ListChoice } from './ListChoice'
import { RecordLists } from './RecordLists'
import { recordsCsvAddress, recordsQuery } from './recordsQuery'
import '../../ui/figures.css'
import './records.css'

/** What happened for the first time on a list: its records, and its tables of all time and of each year. */
export function RecordsPage({ chart, market, list }: { chart: string | null; market: string | null; list: string | null }) {
  const { data, error } = useQuery(chartsQueryIn(market))
  if (error) return <ErrorMessage error={error} />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const filled = data.charts.filter(({ weeks }) => weeks.length > 0)
  const definition = chart === null ? filled[0] : data.charts.find(({ id }) => id === chart)
  const current = definition?.lists.find(({ id }) => id === list) ?? definition?.lists[0]
  if (!definition || !current) return <NoSuchChart charts={data.charts} />
  return <RecordsOf charts={filled} definition={definition} list={current.id} />
}

function RecordsOf({ charts, definition, list }: { charts: ChartSummary[]; definition: ChartSummary; list: string }) {
  const { data, error, isPlaceholderData } = useQuery({ ...recordsQuery(chartKey(definition), list), placeholderData: keepPreviousData })
  return (
    <article className="records">
      <PageTitle title={`Records: ${definition.name}`}>Records</PageTitle>
      <ListChoice charts={charts} definition={definition} list={list} />
      {error ? (
        <ErrorMessage error={error} inside />
      ) : !data ? (
        <div className="page-wait" aria-busy="true" />
      ) : data.tables.length === 0 ? (
        <p className="lede">No week of this list is held yet, so there is no record.</p>
      ) : (
        <div aria-busy={isPlaceholderData}>
          <RecordLists records={data} />
          <AllTime tables={data.tables} />
          <p className="notes">
            Weeks belong to the year in which they begin. Only what is known counts: where weeks may be missing, a first week is not taken
            for a debut. <Anchor href={recordsCsvAddress(chartKey(definition), list)}>Download the tables as CSV</Anchor>
          </p>
        </div>
      )}
    </article>
  )
}
