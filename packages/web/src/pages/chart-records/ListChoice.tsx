import type { ChartSummary } from '@sweeps/model'
import { chartKey } from '../../api/chartKey'
import { MarketPicker } from '../../ui/charts/MarketPicker'
import { navigate } from '../../ui/route/navigate'
import { recordsPath } from '../../ui/route/routes'

/** Whose records: a chart, and one of its lists. */
export function ListChoice({ charts, definition, list }: { charts: ChartSummary[]; definition: ChartSummary; list: string }) {
  const go = (chart: ChartSummary, to: string) => navigate(recordsPath(chartKey(chart), to), { replace: true })
  return (
    <div className="choices">
      <label>
        Chart
        <select
          value={definition.id}
          onChange={event => {
            const chart = charts.find(({ id }) => id === event.target.value)
            if (chart) go(chart, chart.lists.find(({ id }) => id === list)?.id ?? chart.lists[0]!.id)
          }}
        >
          {!charts.includes(definition) && <option value={definition.id}>{definition.name}</option>}
          {charts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {definition.markets.length > 1 && (
        <MarketPicker markets={definition.markets} market={definition.market} onChange={market => go({ ...definition, market }, list)} />
      )}
      <label>
        List
        <select value={list} onChange={event => go(definition, event.target.value)}>
          {definition.lists.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
