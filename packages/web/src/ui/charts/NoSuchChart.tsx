import type { ChartSummary } from '@sweeps/model'
import { AddData } from '../AddData'
import { PageTitle } from '../PageTitle'
import { navigate } from '../route/navigate'
import { ChartSwitcher } from './ChartSwitcher'
import { MarketPicker } from './MarketPicker'
import { NoChartYet } from './NoChartYet'

/** `definition`: of a chart over several markets that has no week of the requested one. */
export function NoSuchChart({ charts, definition }: { charts: ChartSummary[]; definition?: ChartSummary }) {
  if (definition)
    return (
      <div className="prose">
        <PageTitle>{definition.name}</PageTitle>
        <p className="lede">There is no week of this market yet. There are figures of others:</p>
        <MarketPicker markets={definition.markets} market={definition.market} onChange={to => navigate(`/charts/${definition.id}/${to}`)} />
        <p>
          <AddData>Add data</AddData> of it.
        </p>
      </div>
    )
  if (charts.every(({ weeks }) => weeks.length === 0)) return <NoChartYet />
  return (
    <div className="prose">
      <PageTitle>No such chart</PageTitle>
      <p className="lede">This installation has no chart of that name, or the chart has no week yet. It has these:</p>
      <ChartSwitcher charts={charts} current={null} week={null} list={null} />
      <p>
        <AddData>Add data</AddData>, and there are more.
      </p>
    </div>
  )
}
