import type { ChartSummary } from '@sweeps/model'
import { PageTitle } from '../shell/PageTitle'
import { ChartSwitcher } from './ChartSwitcher'

export function NoSuchChart({ charts }: { charts: ChartSummary[] }) {
  return (
    <div className="prose">
      <PageTitle>No such chart</PageTitle>
      <p className="lede">This installation has no chart of that name, or the chart has no week yet. It has these:</p>
      <ChartSwitcher charts={charts} current={null} week={null} list={null} />
    </div>
  )
}
