import type { LedgerEntry } from '@sweeps/model'
import { sentence } from '../../../ui/errorWords'
import { roughDayWords } from '../../../ui/format/dates'
import { outcomeWords } from '../../../ui/format/outcomeWords'

/** What was decided, by whom, and why. */
export function MemoDecision({ entry: { outcome, on, by, reason } }: { entry: LedgerEntry }) {
  return (
    <section aria-labelledby="memo-decision">
      <h2 id="memo-decision">Decided</h2>
      <p>
        <strong>{outcomeWords[outcome]}</strong>, {roughDayWords(on)}, by {by}.
      </p>
      {reason && <p className="memo-reason">{sentence(reason)}</p>}
    </section>
  )
}
