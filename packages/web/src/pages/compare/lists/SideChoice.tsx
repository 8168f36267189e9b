import type { ChartSummary } from '@sweeps/model'
import { chartKey, ofKey } from '../../../api/chartKey'
import { MarketPicker } from '../../../ui/charts/MarketPicker'
import { formatWeek } from '../../../ui/format/dates'
import type { Side } from '../../../ui/route/routes'

interface Props {
  legend: string
  charts: ChartSummary[]
  side: Side
  onChange: (side: Side) => void
}

/** Which list of which week stands on a side. Changing the chart keeps the week and the list where it has them too. */
export function SideChoice({ legend, charts, side, onChange }: Props) {
  const named = ofKey(side.chart)
  const definition = charts.find(({ id }) => id === named.chart)
  const weeks = definition?.weeks ?? []
  const change = (id: string) => {
    const chart = charts.find(other => other.id === id)
    if (!chart) return
    const week = chart.weeks.includes(side.week) ? side.week : chart.weeks.at(-1)!
    onChange({ chart: id, week, list: (chart.lists.find(list => list.id === side.list) ?? chart.lists[0]!).id })
  }
  return (
    <fieldset className="side choices">
      <legend>{legend}</legend>
      <label>
        Chart
        <select value={named.chart} onChange={event => change(event.target.value)}>
          {!definition && <option value={named.chart}>{named.chart}</option>}
          {charts
            .filter(chart => chart.weeks.length > 0)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </label>
      {definition && definition.markets.length > 1 && (
        <MarketPicker
          markets={definition.markets}
          market={named.market ?? definition.firstMarket}
          onChange={market => onChange({ ...side, chart: chartKey({ ...definition, market }) })}
        />
      )}
      <label>
        Week
        <select value={side.week} onChange={event => onChange({ ...side, week: event.target.value })}>
          {!weeks.includes(side.week) && <option value={side.week}>{formatWeek(side.week)}</option>}
          {weeks.toReversed().map(week => (
            <option key={week} value={week}>
              {formatWeek(week)}
            </option>
          ))}
        </select>
      </label>
      <label>
        List
        <select value={side.list} onChange={event => onChange({ ...side, list: event.target.value })}>
          {(definition?.lists ?? [{ id: side.list, name: side.list }]).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  )
}
