import type { ChartSummary } from '@sweeps/model'
import { useQueryClient } from '@tanstack/react-query'
import { chartKey } from '../../api/chartKey'
import { chartQuery } from '../../api/chartQueries'
import { formatWeek } from '../../ui/format/dates'
import { navigate } from '../../ui/route/navigate'
import { chartPath } from '../../ui/route/routes'

interface Props {
  definition: ChartSummary
  week: string
  list: string
  /** As addresses name the chart; its key when absent. */
  chart?: string
}

/** The weeks a chart has: one back, one on, or any. */
export function WeekPicker({ definition, week, list, chart = chartKey(definition) }: Props) {
  const client = useQueryClient()
  const { weeks } = definition
  const go = (to: string) => navigate(chartPath(chart, to, list))
  // Whoever points at a button is about to press it: the table can be here by then.
  const prepare = (to: string) => void (chart.endsWith('/all') || client.prefetchQuery(chartQuery(chart, to, list)))
  const step = (to: string | undefined, label: string, arrow: string) => (
    <button
      type="button"
      aria-label={label}
      title={label}
      // Not `disabled`: at the first or last week the focus must have somewhere to stay.
      aria-disabled={to === undefined}
      onClick={() => to && go(to)}
      onPointerEnter={() => to && prepare(to)}
      onFocus={() => to && prepare(to)}
    >
      <span aria-hidden="true">{arrow}</span>
    </button>
  )
  return (
    <div className="weeks">
      {step(
        weeks.findLast(other => other < week),
        'Previous week',
        '←',
      )}
      <label className="visually-hidden" htmlFor="week">
        Week
      </label>
      <select id="week" value={week} onChange={event => go(event.target.value)}>
        {!weeks.includes(week) && <option value={week}>{formatWeek(week)}</option>}
        {byYear(weeks).map(([year, weeksOfYear]) => (
          <optgroup key={year} label={year}>
            {weeksOfYear.map(other => (
              <option key={other} value={other}>
                {formatWeek(other)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {step(
        weeks.find(other => other > week),
        'Next week',
        '→',
      )}
    </div>
  )
}

/** Latest first, in years: a list of 280 weeks wants landmarks. */
function byYear(weeks: string[]): [year: string, weeks: string[]][] {
  const years = new Map<string, string[]>()
  for (const week of weeks.toReversed()) {
    const year = week.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), week])
  }
  return [...years]
}
