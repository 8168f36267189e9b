import type { Announcement } from '@sweeps/model'
import { useRef, useState } from 'react'
import { instantWords } from '../../ui/format/dates'
import type { ReleaseChange } from './changeRelease'

interface Props {
  announcement: Announcement
  busy: boolean
  /** Something typed is not saved yet. */
  pending: boolean
  onChange: (change: ReleaseChange) => void
}

/** What can be done next with a release: draft → approved → embargoed → published, then corrected. */
export function ReleaseSteps({ announcement, busy, pending, onChange }: Props) {
  const { state, embargo } = announcement
  if (state === 'draft')
    return (
      <div className="steps">
        <p className="detail">Approval freezes it, with a hash. Whoever approves reads it first.</p>
        <button type="button" className="primary" disabled={busy || pending} onClick={() => onChange({ approve: true })}>
          Approve
        </button>
      </div>
    )
  if (state === 'approved' || (state === 'embargoed' && announcement.out === null))
    return (
      <div className="steps">
        <Embargo now={embargo} busy={busy} onChange={onChange} />
        <PublishRelease embargo={embargo} busy={busy || pending} onPublish={() => onChange({ publish: true })} />
      </div>
    )
  return <Correct busy={busy} onCorrect={correct => onChange({ correct })} />
}

/** Times are UTC: a release goes to many places. */
function Embargo({ now, busy, onChange }: { now: string | null; busy: boolean; onChange: (change: ReleaseChange) => void }) {
  const [until, setUntil] = useState(now?.slice(0, 16) ?? '')
  return (
    <div className="embargo">
      <label className="field">
        Embargo until (UTC)
        <input type="datetime-local" value={until} onChange={event => setUntil(event.target.value)} />
      </label>
      <button type="button" className="quiet" disabled={busy || until === ''} onClick={() => onChange({ embargo: `${until}:00Z` })}>
        Set
      </button>
    </div>
  )
}

/** It asks first: what is published is there for good. */
function PublishRelease({ embargo, busy, onPublish }: { embargo: string | null; busy: boolean; onPublish: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button type="button" className="primary" disabled={busy} onClick={() => dialog.current?.showModal()}>
        Publish
      </button>
      <dialog ref={dialog} aria-labelledby="publish-release">
        <h2 id="publish-release">Publish this release?</h2>
        <p>
          {embargo
            ? `It is seen outside from ${instantWords(embargo)} on.`
            : 'It is seen outside at once: on its page, in the feeds and the calendar.'}{' '}
          It cannot be changed or taken back; a correction is a further version.
        </p>
        <div className="answers">
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button
            type="button"
            className="primary"
            disabled={busy}
            onClick={() => {
              dialog.current?.close()
              onPublish()
            }}
          >
            Publish
          </button>
        </div>
      </dialog>
    </>
  )
}

function Correct({ busy, onCorrect }: { busy: boolean; onCorrect: (words: string) => void }) {
  const [words, setWords] = useState('')
  return (
    <div className="steps">
      <label className="field">
        What is corrected
        <textarea rows={2} maxLength={1000} value={words} onChange={event => setWords(event.target.value)} />
      </label>
      <button type="button" className="quiet" disabled={busy || words.trim() === ''} onClick={() => onCorrect(words.trim())}>
        Begin a correction
      </button>
    </div>
  )
}
