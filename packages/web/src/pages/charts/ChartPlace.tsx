import type { ChartSummary } from '@sweeps/model'
import { chartKey } from '../../api/chartKey'
import { ChartSwitcher } from '../../ui/charts/ChartSwitcher'
import { MarketPicker } from '../../ui/charts/MarketPicker'
import { navigate } from '../../ui/route/navigate'
import { chartPath } from '../../ui/route/routes'

interface Props {
  charts: ChartSummary[]
  definition: ChartSummary
  /** The current one; `all`: every country in one table. */
  market: string
  week: string
  list: string
}

/** Whose chart, and where in the world: the lists of it are tabs below. Another market keeps week and list. */
export function ChartPlace({ charts, definition, market, week, list }: Props) {
  const { id, firstMarket, markets } = definition
  const go = (to: string) => navigate(chartPath(chartKey({ id, firstMarket, market: to }), week, list))
  return (
    <div className={markets.length > 1 ? 'chart-place several' : 'chart-place'}>
      <ChartSwitcher charts={charts} current={id} week={week} list={list} />
      {markets.length > 1 && <MarketPicker markets={markets} market={market} onChange={go} withAll />}
    </div>
  )
}
