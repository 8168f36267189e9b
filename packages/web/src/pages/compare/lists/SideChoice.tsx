import type { ChartSummary } from '@sweeps/model'
import { chartKey, ofKey } from '../../../api/chartKey'
import { MarketPicker } from '../../../ui/charts/MarketPicker'
import { Choice } from '../../../ui/choice/Choice'
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
      <Choice
        label="Chart"
        options={[...(definition ? [] : [{ id: named.chart, name: named.chart }]), ...charts.filter(chart => chart.weeks.length > 0)]}
        value={named.chart}
        onChange={change}
      />
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
      <Choice
        label="List"
        options={definition?.lists ?? [{ id: side.list, name: side.list }]}
        value={side.list}
        onChange={list => onChange({ ...side, list })}
      />
    </fieldset>
  )
}
