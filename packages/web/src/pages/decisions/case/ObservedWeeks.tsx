import type { RenewalCase } from '@sweeps/model'
import type { CSSProperties } from 'react'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { formatWeek } from '../../../ui/format/dates'
import { amountWords } from '../amountWords'
import { sourceWords, withoutTail } from './caseWeeks'

const states = {
  seen: '',
  lifted: 'lifted by a later season: no part of the forecast',
  censored: 'not on the list: fewer than its last place had',
  'not-held': 'this week is not held',
}

/** The weeks the forecast is made from. A week off the list is not a week without viewing, and says so. */
export function ObservedWeeks({ forecast: { visible, source } }: { forecast: RenewalCase['forecast'] }) {
  if (visible.length === 0) return null
  const most = Math.max(1, ...visible.map(({ hours }) => hours ?? 0))
  const { weeks, later } = withoutTail(visible, ['seen'])
  return (
    <details open={weeks.length <= 8}>
      <summary>The weeks it rests on{source && ` (${sourceWords(source)})`}</summary>
      <table className="figures narrow">
        <caption className="visually-hidden">Weeks seen</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col" className="number">
              Hours
              <ExplainButton metric="hours" name="Hours" />
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, hours, state }) => (
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
