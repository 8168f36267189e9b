import type { ChartSummary } from '@sweeps/model'
import { chartKey } from '../../api/chartKey'
import { MarketPicker } from '../../ui/charts/MarketPicker'
import { Choice } from '../../ui/choice/Choice'
import { navigate } from '../../ui/route/navigate'
import { recordsPath } from '../../ui/route/routes'

/** Whose records: a chart, and one of its lists. */
export function ListChoice({ charts, definition, list }: { charts: ChartSummary[]; definition: ChartSummary; list: string }) {
  const go = (chart: ChartSummary, to: string) => navigate(recordsPath(chartKey(chart), to), { replace: true })
  return (
    <div className="choices">
      <Choice
        label="Chart"
        options={charts.includes(definition) ? charts : [definition, ...charts]}
        value={definition.id}
        onChange={id => {
          const chart = charts.find(other => other.id === id)
          if (chart) go(chart, chart.lists.find(other => other.id === list)?.id ?? chart.lists[0]!.id)
        }}
      />
      {definition.markets.length > 1 && (
        <MarketPicker markets={definition.markets} market={definition.market} onChange={market => go({ ...definition, market }, list)} />
      )}
      <Choice label="List" options={definition.lists} value={list} onChange={to => go(definition, to)} />
    </div>
  )
}
