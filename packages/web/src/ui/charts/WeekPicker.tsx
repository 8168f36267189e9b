import { formatWeek } from '../format/dates'
import { navigate } from '../route/navigate'
import './weeks.css'

interface Props {
  /** First days of all weeks, oldest first. */
  weeks: readonly string[]
  week: string
  /** The address of the same page in another week. */
  pathOf: (week: string) => string
  /** Called when somebody is about to go there: what is wanted can be here by then. */
  prepare?: (week: string) => void
}

/** The weeks there are: one back, one on, or any. */
export function WeekPicker({ weeks, week, pathOf, prepare = () => {} }: Props) {
  const go = (to: string) => navigate(pathOf(to))
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
function byYear(weeks: readonly string[]): [year: string, weeks: string[]][] {
  const years = new Map<string, string[]>()
  for (const week of weeks.toReversed()) {
    const year = week.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), week])
  }
  return [...years]
}
