import type { Announcement } from '@sweeps/model'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Problem } from '../api/Problem'
import { sentence } from '../shell/sentence'
import { changeRelease, type ReleaseChange } from './changeRelease'
import { QuoteFields } from './QuoteFields'
import { ReleasePreview } from './ReleasePreview'
import { ReleaseSteps } from './ReleaseSteps'
import { sameTyped, type Typed, typedFrom, wholeQuotes, withEdits } from './withEdits'

/** What a person adds to a release, with the release beside it as it will be. */
export function ReleaseEditor({ announcement, csrf }: { announcement: Announcement; csrf: string }) {
  const { title, state, release, edits } = announcement
  const season = String(announcement.season)
  const kept = typedFrom(edits)
  const [typed, setTyped] = useState<Typed>(kept)
  const attempt = useMutation({ mutationFn: (change: ReleaseChange) => changeRelease(title, season, change, csrf) })
  const pending = !sameTyped(typed, kept)
  // What is out, or about to be, stays as it is: a correction is a new version.
  const open = state === 'draft' || state === 'approved'
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const quotes = wholeQuotes(typed.quotes)
    const texts = { because: typed.because.trim() || null, place: typed.place.trim() || null, contact: typed.contact.trim() || null }
    // Quotes are added to those there are: what is not only added to is taken away first.
    const before = kept.quotes.length
    const added = JSON.stringify(quotes.slice(0, before)) === JSON.stringify(kept.quotes)
    if (!added) await attempt.mutateAsync({ quotes: null })
    const more = added ? quotes.slice(before) : quotes
    const changed = await attempt.mutateAsync({ ...texts, ...(more.length > 0 && { quotes: more }) })
    setTyped(typedFrom(changed.edits))
  }
  const field = (name: 'because' | 'place' | 'contact') => ({
    name,
    value: typed[name],
    maxLength: 1000,
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <div className="editor">
      <div>
        {open ? (
          <form onSubmit={event => void keep(event).catch(() => {})}>
            {state === 'approved' && <p className="detail">A change makes it a draft again.</p>}
            <label className="field">
              The reason, as the release gives it
              <textarea rows={3} {...field('because')} />
            </label>
            <p className="detail">The ledger’s own reason stays inside, unless the decision was reported outside.</p>
            <div className="pair">
              <label className="field">
                Place
                <input {...field('place')} />
              </label>
              <label className="field">
                Contact
                <input {...field('contact')} />
              </label>
            </div>
            <QuoteFields quotes={typed.quotes} onChange={quotes => setTyped({ ...typed, quotes })} />
            <button type="submit" className="quiet" disabled={!pending || attempt.isPending}>
              Keep the draft
            </button>
          </form>
        ) : (
          <p>Version {announcement.version} stays as it is. What is wrong in it is corrected with a new version.</p>
        )}
        <ReleaseSteps announcement={announcement} busy={attempt.isPending} pending={pending} onChange={attempt.mutate} />
        <p role="alert" className="trouble">
          {attempt.error && sentence((attempt.error instanceof Problem && attempt.error.detail) || attempt.error.message)}
        </p>
      </div>
      <ReleasePreview title={title} season={season} release={open ? withEdits(release, typed) : release} pending={pending} />
    </div>
  )
}
