import type { ChartSummary } from '@sweeps/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { chartsQuery } from '../charts/chartQueries'
import { NoSuchChart } from '../charts/NoSuchChart'
import { PageTitle } from '../shell/PageTitle'
import { Trouble } from '../shell/Trouble'
import { AllTime } from './AllTime'
import { ListChoice } from './ListChoice'
import { RecordLists } from './RecordLists'
import { recordsCsvAddress, recordsQuery } from './recordsQuery'
import '../shell/figures.css'
import './records.css'

/** What was never seen before on a list: its records, and its tables of all time and of each year. */
export function RecordsPage({ chart, list }: { chart: string | null; list: string | null }) {
  const { data, error } = useQuery(chartsQuery)
  if (error) return <Trouble error={error} />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const filled = data.charts.filter(({ weeks }) => weeks.length > 0)
  const definition = chart === null ? filled[0] : data.charts.find(({ id }) => id === chart)
  const shown = definition?.lists.find(({ id }) => id === list) ?? definition?.lists[0]
  if (!definition || !shown) return <NoSuchChart charts={data.charts} />
  return <RecordsOf charts={filled} definition={definition} list={shown.id} />
}

function RecordsOf({ charts, definition, list }: { charts: ChartSummary[]; definition: ChartSummary; list: string }) {
  const { data, error, isPlaceholderData } = useQuery({ ...recordsQuery(definition.id, list), placeholderData: keepPreviousData })
  return (
    <article className="records">
      <PageTitle title={`Records: ${definition.name}`}>Records</PageTitle>
      <ListChoice charts={charts} definition={definition} list={list} />
      {error ? (
        <Trouble error={error} inside />
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
            for a debut. <a href={recordsCsvAddress(definition.id, list)}>Download the tables as CSV</a>
          </p>
        </div>
      )}
    </article>
  )
}
