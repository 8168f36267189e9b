import type { ChartSummary } from '@sweeps/model'
import { useQueryClient } from '@tanstack/react-query'
import { chartPath } from '../route/chartPath'
import { navigate } from '../route/navigate'
import { chartQuery } from './chartQueries'
import { formatWeek } from './formatWeek'

/** The weeks a chart has: one back, one on, or any. */
export function WeekPicker({ definition, week, list }: { definition: ChartSummary; week: string; list: string }) {
  const client = useQueryClient()
  const { id, weeks } = definition
  const go = (to: string) => navigate(chartPath(id, to, list))
  // Whoever points at a button is about to press it: the table can be here by then.
  const prepare = (to: string) => void client.prefetchQuery(chartQuery(id, to, list))
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
