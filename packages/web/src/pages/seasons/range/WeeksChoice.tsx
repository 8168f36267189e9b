import { useId } from 'react'
import type { SeasonView } from '../../../api/seasonView'
import { dayWords } from '../../../ui/format/dates'
import { navigate } from '../../../ui/route/navigate'
import { viewPath } from '../../../ui/route/routes'
import { weekBegins, weeksBegun, weeksOf } from './weeksOf'

/** From which week of a season to which: each by its number and the day on which it begins. */
export function WeeksChoice({ view, released }: { view: SeasonView; released: string }) {
  const id = useId()
  const begun = weeksBegun(released, new Date().toISOString().slice(0, 10))
  const chosen = view.range ? weeksOf(released, view.range) : null
  if (begun === 0) return <p className="muted">It is not out yet.</p>
  const weeks = Array.from({ length: begun }, (_, at) => at + 1)
  const go = (first: number, last: number) =>
    navigate(viewPath({ ...view, range: { from: weekBegins(released, first), to: weekBegins(released, Math.max(first, last) + 1) } }))
  return (
    <div className="weeks-choice">
      <label htmlFor={`${id}from`}>From week</label>
      <select id={`${id}from`} value={chosen?.first ?? ''} onChange={event => go(Number(event.target.value), chosen?.last ?? 0)}>
        {!chosen && <option value="">choose</option>}
        {weeks.map(week => (
          <option key={week} value={week}>
            {week}, {dayWords(weekBegins(released, week))}
          </option>
        ))}
      </select>
      {chosen && (
        <>
          <label htmlFor={`${id}to`}>to week</label>
          <select id={`${id}to`} value={chosen.last} onChange={event => go(chosen.first, Number(event.target.value))}>
            {weeks
              .filter(week => week >= chosen.first)
              .map(week => (
                <option key={week} value={week}>
                  {week}, until {dayWords(weekBegins(released, week + 1))}
                </option>
              ))}
          </select>
        </>
      )}
      {!chosen && <p className="muted">Hours, views and how many began and finished in any weeks, beside as many weeks before them.</p>}
    </div>
  )
}
