import type { RenewalCase, ValueWeek } from '@sweeps/model'
import { useMemo } from 'react'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { formatWeek } from '../../../ui/format/dates'
import { Anchor } from '../../../ui/route/Link'
import { Amount } from '../Amount'
import { amountWords, centsWords } from '../amountWords'
import { Drawing } from '../drawing/Drawing'
import type { WeeksPicture } from '../drawing/picture'
import { caseTableAddress, type Stated } from './caseQuery'
import { withoutTail } from './caseWeeks'

const states: Record<ValueWeek['state'], string> = {
  whole: '',
  partial: 'not seven days of it count',
  protected: 'of too few accounts to be shown, or a sum would tell of such',
  lifted: 'lifted by a later season',
  censored: 'not on the list: fewer hours than its last place had',
  'not-held': 'this week is not held',
}

/** The season so far, week by week: a picture, the same as a table, and the way to it as a file. */
export function ValueWeeks({ of, stated, files }: { of: RenewalCase; stated: Stated; files: boolean }) {
  const { value, currency } = of
  const split = value.method === 'fee-share'
  const { weeks, later } = useMemo(() => withoutTail(value.byWeek, ['whole', 'partial', 'protected', 'lifted']), [value.byWeek])
  const picture = useMemo(
    (): WeeksPicture | null => (weeks.some(one => one.value !== null) ? { kind: 'weeks', weeks, currency } : null),
    [weeks, currency],
  )
  if (weeks.length === 0) return null
  return (
    <>
      <h3>
        Week by week
        <ExplainButton metric="valueByWeek" name="Worth by week" />
      </h3>
      {picture ? (
        <figure>
          <figcaption>
            What each week was worth, in {currency}
            {weeks.some(({ newViewers }) => newViewers) && '; the strong part: from accounts in their first month'}
            {weeks.some(({ lightViewers }) => lightViewers !== null) && '; the line across: from those that watch little'}.
            {weeks.some(({ state }) => state === 'partial') && ' A dashed bar: a week of fewer than seven days.'}
            {weeks.some(({ state }) => state === 'protected') && ' A dot: protected.'}
          </figcaption>
          <Drawing picture={picture} />
        </figure>
      ) : (
        <p>No week of it can be shown: {states[weeks[0]!.state]}.</p>
      )}
      <details open={split && weeks.length <= 8}>
        <summary>The weeks as a table</summary>
        <Table {...{ weeks, currency, split }} />
        {later > 0 && <p className="muted">The same holds for the {later === 1 ? 'week' : `${later} weeks`} after it.</p>}
      </details>
      {files && (
        <p className="links">
          <Anchor href={caseTableAddress(of.title, of.season, stated, 'value')} download>
            Weeks as CSV
          </Anchor>
        </p>
      )}
    </>
  )
}

function Table({ weeks, currency, split }: { weeks: ValueWeek[]; currency: string; split: boolean }) {
  const money = (amount: number | null) => (
    <Amount value={amount} as={split ? centsWords : amountWords} otherwise={split ? 'protected' : 'not known'} />
  )
  return (
    <table className="figures narrow">
      <caption className="visually-hidden">Worth by week</caption>
      <thead>
        <tr>
          <th scope="col">Week, {currency}</th>
          <th scope="col" className="number">
            Worth
          </th>
          {split && (
            <>
              <th scope="col" className="number extra">
                <abbr title="From accounts in the month in which they first watched anything">New</abbr>
              </th>
              <th scope="col" className="number extra">
                <abbr title="From accounts that watched little in the month">Light</abbr>
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, value, newViewers, lightViewers, state }) => (
          <tr key={week}>
            <th scope="row">
              {formatWeek(week)}
              {states[state] && <div className="detail">{states[state]}</div>}
              {split && state !== 'protected' && (
                <div className="under">
                  new {money(newViewers)}, light {money(lightViewers)}
                </div>
              )}
            </th>
            <td className="number">{money(value)}</td>
            {split && (
              <>
                <td className="number extra">{money(newViewers)}</td>
                <td className="number extra">{money(lightViewers)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
