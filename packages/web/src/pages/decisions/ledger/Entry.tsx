import type { LedgerEntry } from '@sweeps/model'
import type { ReactNode } from 'react'
import { sentence } from '../../../ui/errorWords'
import { instantWords, roughDayWords } from '../../../ui/format/dates'
import { outcomeWords } from '../../../ui/format/outcomeWords'
import { percentWords } from '../amountWords'
import { EvidenceTable } from './EvidenceTable'

/** One line of the ledger: what, when, who, why, and what was known then. */
export function Entry({ entry, children }: { entry: LedgerEntry; children?: ReactNode }) {
  const { id, outcome, on, by, reason, source, reasonSource, note, written, actor, recommendation, evidence, hash } = entry
  return (
    <div className="entry">
      {children}
      <p>
        <strong>{outcomeWords[outcome]}</strong>, {roughDayWords(on)}, by {by}.
      </p>
      {reason === null ? <p className="detail">The reason is for those who decide.</p> : <p className="reason">{sentence(reason)}</p>}
      {recommendation && (
        <p className="detail">
          The case then: {recommendation.answer ?? 'no recommendation'}
          {recommendation.p !== null && `; return with ${percentWords(recommendation.p)}`}.
        </p>
      )}
      {note && <p className="detail">{sentence(note)}</p>}
      {source && (
        <p className="detail">
          Reported by <Source of={source} />
          {reasonSource && reasonSource !== source && (
            <>
              ; the reason by <Source of={reasonSource} />
            </>
          )}
        </p>
      )}
      {evidence.figures.length > 0 && (
        <details>
          <summary>What the charts said ({evidence.figures.length})</summary>
          <EvidenceTable figures={evidence.figures} />
        </details>
      )}
      <p className="detail">
        {id}, written {instantWords(written)} by {actor}, <code title={hash}>{hash.slice(0, 12)}</code>
      </p>
    </div>
  )
}

/** A source may be a document; only addresses of the web become links. */
function Source({ of }: { of: string }) {
  if (!/^https?:\/\//.test(of)) return <>{of}</>
  return (
    <a href={of} rel="noreferrer">
      {new URL(of).hostname.replace(/^www\./, '')}
    </a>
  )
}
