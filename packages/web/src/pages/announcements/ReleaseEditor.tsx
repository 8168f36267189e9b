import type { Announcement } from '@sweeps/model'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { errorWords } from '../../ui/errorWords'
import { changeRelease, type ReleaseChange } from './changeRelease'
import { QuoteFields } from './QuoteFields'
import { ReleaseFigures } from './ReleaseFigures'
import { ReleasePreview } from './ReleasePreview'
import { ReleaseSteps } from './ReleaseSteps'
import { usePreview } from './usePreview'
import { editsOf, sameTyped, type Typed, typedFrom } from './withEdits'

/** What a person adds to a release, and a preview of the release. */
export function ReleaseEditor({ announcement }: { announcement: Announcement }) {
  const { title, state, edits } = announcement
  const season = String(announcement.season)
  const saved = typedFrom(edits)
  const [typed, setTyped] = useState<Typed>(saved)
  const attempt = useMutation({ mutationFn: (change: ReleaseChange) => changeRelease(title, season, change) })
  const change = (requested: ReleaseChange) =>
    // What became of it is said above, where who has read to the end does not look.
    attempt.mutate(requested, { onSuccess: () => requested.publish && scrollTo(0, 0) })
  const pending = !sameTyped(typed, saved)
  // What is out, or about to be, stays as it is: a correction is a new version.
  const open = state === 'draft' || state === 'approved'
  const preview = usePreview(announcement, typed, open && pending)
  const trouble = attempt.error ?? preview.error
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const changed = await attempt.mutateAsync(editsOf(typed))
    setTyped(typedFrom(changed.edits))
  }
  const field = (name: 'because' | 'place' | 'contact') => ({
    name,
    value: typed[name],
    maxLength: 1000,
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  // What could not be saved is said below, by the mutation.
  return (
    <div className="editor">
      <div>
        {open ? (
          <form onSubmit={event => void save(event).catch(() => {})}>
            {state === 'approved' && <p className="detail">A change makes it a draft again.</p>}
            <ReleaseFigures announcement={announcement} busy={attempt.isPending || pending} onChange={attempt.mutate} />
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
        <ReleaseSteps announcement={announcement} busy={attempt.isPending} pending={pending} onChange={change} />
        <p role="alert" className="trouble">
          {trouble && errorWords(trouble)}
        </p>
      </div>
      <ReleasePreview title={title} season={season} release={preview.release} pending={pending} />
    </div>
  )
}
