import type { RenewalCase } from '@sweeps/model'
import type { CSSProperties } from 'react'
import { formatWeek } from '../charts/formatWeek'
import { amountWords } from './amountWords'

type Week = RenewalCase['forecast']['visible'][number]

const states = {
  seen: '',
  lifted: 'lifted by a later season: no part of the forecast',
  censored: 'not on the list: fewer than its last place had',
  'not-held': 'this week is not held',
}

/** The weeks as they were seen. A week off the list is not a week without viewing, and says so. */
export function WeeksSeen({ forecast: { visible, source } }: { forecast: RenewalCase['forecast'] }) {
  if (visible.length === 0) return null
  const most = Math.max(1, ...visible.map(({ hours }) => hours ?? 0))
  const { shown, later } = withoutTail(visible)
  return (
    <details open={shown.length <= 8}>
      <summary>The weeks it rests on{source && ` (${source})`}</summary>
      <table className="figures narrow">
        <caption className="visually-hidden">Weeks seen</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col" className="number">
              Hours
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ week, hours, state }) => (
            <tr key={week} style={{ '--share': (hours ?? 0) / most } as CSSProperties}>
              <th scope="row" className="bar">
                {formatWeek(week)}
                {states[state] && <div className="detail">{states[state]}</div>}
              </th>
              <td className="number">{hours === null ? <span className="unknown">not known</span> : amountWords(hours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {later > 0 && <p className="muted">The same holds for the {later === 1 ? 'week' : `${later} weeks`} after it.</p>}
    </details>
  )
}

/** Of the weeks at the end that are all the same nothing, the first: a year of them tells no more. */
function withoutTail(visible: Week[]): { shown: Week[]; later: number } {
  const last = visible.at(-1)!
  const at = visible.findLastIndex(({ state }) => state !== last.state) + 1
  const shown = last.state === 'seen' ? visible : visible.slice(0, at + 1)
  return { shown, later: visible.length - shown.length }
}
