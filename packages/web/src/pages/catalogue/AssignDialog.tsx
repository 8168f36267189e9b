import type { CatalogueChanged } from '@sweeps/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { errorWords } from '../../ui/errorWords'
import { useDebounced } from '../../ui/useDebounced'
import { catalogueQuery } from './catalogueQueries'
import { type Assignment, assign, tryAssignment } from './changeCatalogue'
import { MovedFigures } from './MovedFigures'

/** A content that can be said to be an episode, and where it stands or may belong. */
export interface Assignable {
  service: string
  content: string
  suggestion?: { title: string; season: number; episode: number } | null
  title?: string
  season?: number | null
  episode?: number | null
}

interface Props {
  of: Assignable
  onDone: (changed: CatalogueChanged, what: string) => void
  onClose: () => void
}

/** Asks which episode or film a content is, shows which figures move, and then moves them. */
export function AssignDialog({ of, onDone, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [fields, setFields] = useState(() => fieldsOf(of))
  const [merge, setMerge] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])

  const query = useDebounced(fields.title)
  const near = useQuery(catalogueQuery(query))
  const titles = new Map(near.data?.entries.map(({ title, title_name }) => [title, title_name]))
  // The server gives the title of that very slug first: what it does not give is not there.
  const fresh = fields.title !== '' && query === fields.title && near.isSuccess && !near.isPlaceholderData && !titles.has(fields.title)
  const assignment: Assignment = {
    ...{ service: of.service, content: of.content, title: fields.title },
    ...(fields.season !== '' && { season: Number(fields.season) }),
    ...(fields.episode !== '' && { episode: Number(fields.episode) }),
    ...(merge && { merge }),
    ...(fresh && fields.name !== '' && { name: fields.name }),
  }
  const tried = useMutation({ mutationFn: () => tryAssignment(assignment) })
  const made = useMutation({
    mutationFn: () => assign(assignment),
    onSuccess: changed => {
      onDone(changed, `${of.content} is ${[fields.title, fields.season, fields.episode].filter(Boolean).join('/')}`)
      dialog.current?.close()
    },
  })
  const change = (name: keyof typeof fields, value: string) => {
    // What was tried is not what is in the form any more.
    tried.reset()
    made.reset()
    setFields({ ...fields, [name]: value.trim() === '' ? '' : value })
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (tried.data) made.mutate()
    else tried.mutate()
  }
  const error = made.error ?? tried.error
  return (
    <dialog ref={dialog} className="assign" aria-labelledby="assign-heading" onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id="assign-heading">
          Which episode is <code>{of.content}</code>?
        </h2>
        <label className="field">
          Title, as its slug
          <input
            name="title"
            required
            list="catalogue-titles"
            autoComplete="off"
            value={fields.title}
            onChange={event => change('title', event.target.value)}
          />
        </label>
        <datalist id="catalogue-titles">
          {[...titles].map(([title, name]) => (
            <option key={title} value={title}>
              {name}
            </option>
          ))}
        </datalist>
        <div className="pair">
          <label className="field">
            Season (none for a film)
            <input
              name="season"
              type="number"
              min={0}
              max={9999}
              value={fields.season}
              onChange={event => change('season', event.target.value)}
            />
          </label>
          <label className="field">
            Episode (none for a film)
            <input
              name="episode"
              type="number"
              min={1}
              max={9999}
              value={fields.episode}
              onChange={event => change('episode', event.target.value)}
            />
          </label>
        </div>
        {fresh && (
          <label className="field">
            The catalogue has no such title: to make it, say how it is called
            <input name="name" maxLength={300} value={fields.name} onChange={event => change('name', event.target.value)} />
          </label>
        )}
        <label className="merge">
          <input
            type="checkbox"
            checked={merge}
            onChange={event => {
              tried.reset()
              setMerge(event.target.checked)
            }}
          />{' '}
          The episode may have a content already: both are then that episode
        </label>
        <p role="alert" className="trouble">
          {error && errorWords(error)}
        </p>
        <div role="status">{tried.data && <MovedFigures of={tried.data} />}</div>
        <div className="answers">
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="primary" disabled={tried.isPending || made.isPending || fields.title === ''}>
            {tried.data ? 'Assign' : 'See what moves'}
          </button>
        </div>
      </form>
    </dialog>
  )
}

function fieldsOf({ title, season, episode, suggestion }: Assignable) {
  const place = title === undefined ? suggestion : { title, season, episode }
  return {
    title: place?.title ?? '',
    // A special is an episode of season 0; a film has neither.
    season: place?.episode ? String(place.season ?? '') : '',
    episode: place?.episode ? String(place.episode) : '',
    name: '',
  }
}
