import { isolated } from '@sweeps/model/isolated'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { errorWords } from '../../ui/errorWords'
import { type MatchSet, settle } from './changeMatches'
import type { UnresolvedName } from './matchQuery'
import { meaningOf, placeOf } from './placeOf'

interface Props {
  of: UnresolvedName
  onDone: (done: MatchSet, what: string) => void
  onClose: () => void
}

/** Asks which title or season a name means, says what follows, and settles it. */
export function SettleDialog({ of, onDone, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [place, setPlace] = useState(placeOf(of.assigned, of.season))
  const [isNew, setIsNew] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  const attempt = useMutation({
    mutationFn: () => settle(of, { ...meaningOf(place), ...(isNew && { anew: true }) }),
    onSuccess: done => {
      onDone(done, `${isolated(of.name)} is ${place.trim()}`)
      dialog.current?.close()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    attempt.mutate()
  }
  return (
    <dialog ref={dialog} className="settle" aria-labelledby="settle-heading" onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id="settle-heading">
          Which title is “<bdi>{of.name}</bdi>”?
        </h2>
        <p className="muted">
          As {of.source} publishes it, where it is taken for {placeOf(of.assigned, of.season)}.
        </p>
        <label className="field">
          Title, as its slug, or title/season, such as noise/2
          <input
            name="place"
            required
            maxLength={200}
            autoComplete="off"
            value={place}
            onChange={event => {
              attempt.reset()
              setPlace(event.target.value)
            }}
          />
        </label>
        <label className="new-title">
          <input type="checkbox" checked={isNew} onChange={event => setIsNew(event.target.checked)} /> It is a new one: a title that nothing
          else knows
        </label>
        <p>
          Its history follows: charts, titles and forecasts count it there at once, and so does whatever is imported under this name later.
          Editions stay as they were. It can be undone.
        </p>
        <p role="alert" className="trouble">
          {attempt.error && errorWords(attempt.error)}
        </p>
        <div className="answers">
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="primary" disabled={attempt.isPending || place.trim() === ''}>
            Settle
          </button>
        </div>
      </form>
    </dialog>
  )
}
