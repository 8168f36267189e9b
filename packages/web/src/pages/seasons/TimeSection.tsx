import type { SeasonReport } from '@sweeps/model'
import { lazy, Suspense, useMemo } from 'react'
import { viewAddress } from '../../api/seasonQueries'
import type { SeasonView } from '../../api/seasonView'
import { ExplainButton } from '../../ui/explain/ExplainButton'
import { dayWords } from '../../ui/format/dates'
import { figureWords } from '../../ui/format/figureWords'
import { viewPath } from '../../ui/route/routes'
import { ExportLinks } from '../../ui/seasons/ExportLinks'
import { Figure } from '../../ui/seasons/Figure'
import { useWide } from '../../ui/useWide'
import { DaysCalendar } from './DaysCalendar'
import { type DatedFact, marksOf } from './marksOf'
import { halfSentence } from './sentences'

const DaysChart = lazy(() => import('./DaysChart').then(module => ({ default: module.DaysChart })))

/** When it was watched: hours by day as a line, a calendar and a table, and how the weeks fall off. */
export function TimeSection({ report, view, facts }: { report: SeasonReport; view: SeasonView; facts: readonly DatedFact[] }) {
  const { days, weeks, released, episodes, watchedMs } = report
  const marks = useMemo(() => marksOf(released, days.length, episodes, facts), [released, days, episodes, facts])
  const said = halfSentence(days, watchedMs)
  const wide = useWide()
  // Of a window that still runs the days to come are no zeros.
  const today = new Date().toISOString().slice(0, 10)
  const begun = days.filter(({ date }) => date <= today)
  return (
    <section className="report-section" id="days" aria-labelledby="days-heading">
      <h2 id="days-heading">Day by day</h2>
      {days.some(({ watchedMs }) => watchedMs !== null) && (
        <figure>
          {said !== null && (
            <figcaption>
              <strong className="said">{said}.</strong> Hours by day
            </figcaption>
          )}
          <div className="run-chart wide-run">
            <Suspense>
              <DaysChart days={begun} marks={marks} wide={wide} />
            </Suspense>
          </div>
        </figure>
      )}
      <DaysCalendar days={begun} released={released} />
      <table className="figures narrow">
        <caption className="visually-hidden">Week by week</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col" className="number">
              Hours
              <ExplainButton metric="hours" name="Hours" />
            </th>
            <th scope="col" className="number">
              Of the week before
              <ExplainButton metric="decay" name="Of the week before" />
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, days: length, date, watchedMs, decay }) => (
            <tr key={week}>
              <th scope="row">
                {week}, from {dayWords(date)}
                {length < 7 && <span className="muted"> ({length === 1 ? '1 day' : `${length} days`})</span>}
              </th>
              <td className="number">
                <Figure value={watchedMs} as={figureWords.hours} />
              </td>
              <td className="number">{week === 1 || length < 7 ? '–' : <Figure value={decay} as={figureWords.share} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>Every day as a table</summary>
        <table className="figures narrow days">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="number">
                Hours
              </th>
              <th scope="col" className="number">
                Accounts
                <ExplainButton metric="reach" name="Accounts" />
              </th>
              <th scope="col" className="number">
                Views
                <ExplainButton metric="views" name="Views" />
              </th>
              <th scope="col" className="number">
                <abbr title="Average minute audience">AMA</abbr>
                <ExplainButton metric="ama" name="Average minute audience" />
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, date, watchedMs, accounts, views, ama }) => (
              <tr key={day}>
                <th scope="row">
                  {day}, {dayWords(date)}
                </th>
                <td className="number">
                  <Figure value={watchedMs} as={figureWords.hours} />
                </td>
                <td className="number">
                  <Figure value={accounts} as={figureWords.count} />
                </td>
                <td className="number">
                  <Figure value={views} as={figureWords.amount} unknown={watchedMs !== null} />
                </td>
                <td className="number">
                  <Figure value={ama} as={figureWords.amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <ExportLinks
        address={viewPath(view, 'days')}
        tables={[
          { name: 'Days', href: viewAddress(view, { table: 'days' }) },
          { name: 'Weeks', href: viewAddress(view, { table: 'weeks' }) },
        ]}
      />
    </section>
  )
}
