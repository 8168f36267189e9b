import type { Outcome, RenewalCase } from '@sweeps/model'
import { type FormEvent, useState } from 'react'
import { dayWords } from '../../../ui/format/dates'
import { seasonName } from '../../../ui/format/seasonName'
import { moneyWords, percentWords } from '../amountWords'
import type { Decided } from './decide'
import '../../../ui/fields.css'
import './decide.css'
import { answerWords, outcomeWords } from '../../../ui/format/outcomeWords'
import { knownReturn } from './ReturnSection'

interface Props {
  of: RenewalCase
  /** The case rests on something that was stated on the page. */
  stated: boolean
  /** The day whose case is shown, which is the day of the decision; empty: today. */
  day: string
  /** Why nothing can be decided on what is shown; null: it can. */
  obstacle: string | null
  /** Whoever is signed in. */
  name: string
  busy: boolean
  onDecide: (decided: Decided) => void
  onCancel: () => void
  /** Another day: its case is to be shown. */
  onDay: (day: string) => void
}

/** Outcome and reason are demanded: a decision without a reason cannot be judged later. */
export function DecideForm({ of, stated, day, obstacle, name, busy, onDecide, onCancel, onDay }: Props) {
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (field: string) => String(form.get(field) ?? '').trim()
    if (outcome === '' || reason.trim() === '' || obstacle !== null) return
    // The day was typed, and Enter pressed: its case is shown first.
    if (text('on') !== day) return onDay(text('on'))
    onDecide({ outcome, reason: reason.trim(), ...(text('by') && { by: text('by') }), ...(day && { on: day }) })
  }
  return (
    <form onSubmit={submit}>
      <h2 id="decide-heading">{seasonName(of.name, of.season)}</h2>
      <fieldset className="outcomes">
        <legend>What is decided?</legend>
        {(Object.entries(outcomeWords) as [Outcome, string][]).map(([id, words]) => (
          <label key={id}>
            <input type="radio" name="outcome" value={id} required checked={outcome === id} onChange={() => setOutcome(id)} /> {words}
          </label>
        ))}
      </fieldset>
      <label className="field">
        Why
        <textarea
          name="reason"
          required
          maxLength={2000}
          rows={4}
          value={reason}
          onChange={event => setReason(event.target.value)}
          aria-describedby="reason-note"
        />
      </label>
      <p id="reason-note" className="hint">
        Seen by those who decide. A release has its own wording.
      </p>
      <div className="pair">
        <label className="field">
          Decided by
          <input name="by" maxLength={200} placeholder={name} />
        </label>
        <label className="field">
          On
          <input
            key={day}
            name="on"
            type="date"
            max={new Date().toISOString().slice(0, 10)}
            defaultValue={day}
            onBlur={event => event.target.value !== day && onDay(event.target.value)}
          />
        </label>
      </div>
      <p className="hint">Left empty: {name}, today. With another day the case of that day is shown.</p>
      <Frozen of={of} stated={stated} obstacle={obstacle} />
      <div className="answers">
        <button type="button" className="quiet" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="primary" disabled={busy || obstacle !== null || outcome === '' || reason.trim() === ''}>
          {busy ? 'Writing it down…' : 'Write it down'}
        </button>
      </div>
    </form>
  )
}

/** What is stored with the entry, so that it can be judged by what was known. */
function Frozen({ of, stated, obstacle }: Pick<Props, 'of' | 'stated' | 'obstacle'>) {
  const { recommendation, probabilityEarnsCost, probabilityOfReturn, breakEvenCostPerEpisode, forecast, currency, assumptions } = of
  return (
    <div className="frozen" data-computing={obstacle !== null}>
      <p role="status">{obstacle}</p>
      <p>Frozen with it, as known on {dayWords(of.asOf)}:</p>
      <ul>
        <li>
          the case: recommended “{answerWords[recommendation.answer].toLowerCase()}”
          {probabilityEarnsCost !== null && `, earns its cost with ${percentWords(probabilityEarnsCost)}`}
          {breakEvenCostPerEpisode && `, break-even at ${moneyWords(breakEvenCostPerEpisode.p50, currency)} an episode`}
          {probabilityOfReturn.p !== null && !knownReturn(of) && `, returns with ${percentWords(probabilityOfReturn.p)}`}
        </li>
        <li>
          {forecast.weeksSeen} {forecast.weeksSeen === 1 ? 'week' : 'weeks'} of hours and {assumptions.length} assumptions
        </li>
        <li>what every chart says of the season, the editions that have it, and the version of the production record</li>
      </ul>
      {stated && <p>The case is frozen with what was stated on this page.</p>}
      {of.kept?.used && <p>What an hour is worth is {of.kept.words}.</p>}
      <p>The ledger only grows: a reversal is another entry.</p>
    </div>
  )
}
