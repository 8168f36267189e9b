import type { ChartSummary } from '@sweeps/model'
import { formatWeek } from '../charts/formatWeek'
import type { Side } from './sideKey'

interface Props {
  legend: string
  charts: ChartSummary[]
  side: Side
  onChange: (side: Side) => void
}

/** Which list of which week stands on a side. Changing the chart keeps the week and the list where it has them too. */
export function SideChoice({ legend, charts, side, onChange }: Props) {
  const definition = charts.find(({ id }) => id === side.chart)
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
        <select value={side.chart} onChange={event => change(event.target.value)}>
          {!definition && <option value={side.chart}>{side.chart}</option>}
          {charts
            .filter(chart => chart.weeks.length > 0)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </label>
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
