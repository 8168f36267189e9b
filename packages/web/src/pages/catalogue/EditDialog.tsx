import type { CatalogueEntry, CatalogueImportAnswer } from '@sweeps/model'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type EntryFields, editedEntry, fieldsOf } from './editedEntry'
import { ImportPreview } from './ImportPreview'
import { useImport } from './useImport'

interface Props {
  of: CatalogueEntry
  /** The version it was read from: somebody may have changed it since. */
  version: number
  onDone: (imported: CatalogueImportAnswer, what: string) => void
  onClose: () => void
}

/** Edits one row of the catalogue: shows what changes and which figures move, and then saves it. */
export function EditDialog({ of, version, onDone, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [fields, setFields] = useState(() => fieldsOf(of))
  const [from] = useState(version)
  useEffect(() => dialog.current?.showModal(), [])
  const attempt = useImport(imported => {
    onDone(imported, `Edited ${of.content}`)
    dialog.current?.close()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    attempt.step({ body: JSON.stringify([editedEntry(of, fields)]), note: `edit ${of.service} ${of.content}`, version: from })
  }
  const bind = (name: keyof EntryFields) => ({
    name,
    value: fields[name],
    onChange: (event: { target: { value: string } }) => setFields({ ...fields, [name]: event.target.value }),
  })
  return (
    <dialog ref={dialog} className="assign" aria-labelledby="edit-heading" onClose={onClose}>
      <form onSubmit={submit} onChange={attempt.reset}>
        <h2 id="edit-heading">
          Edit <code>{of.content}</code>
        </h2>
        <p className="muted">of {of.service}. Its history moves with it.</p>
        <div className="pair">
          <label className="field">
            Title, as its slug
            <input required maxLength={200} autoComplete="off" {...bind('title')} />
          </label>
          <label className="field">
            How the title is shown
            <input maxLength={300} {...bind('title_name')} />
          </label>
        </div>
        <label className="field">
          Name of this row
          <input maxLength={300} {...bind('name')} />
        </label>
        <div className="pair">
          <label className="field">
            Kind
            <select {...bind('kind')}>
              <option value="series">Series</option>
              <option value="film">Film</option>
            </select>
          </label>
          {fields.kind === 'series' && (
            <>
              <label className="field">
                Season
                <input type="number" required min={0} max={9999} {...bind('season')} />
              </label>
              <label className="field">
                Episode
                <input type="number" required min={1} max={9999} {...bind('episode')} />
              </label>
            </>
          )}
        </div>
        <div className="pair">
          <label className="field">
            Origin
            <select {...bind('origin')}>
              <option value="">Not known</option>
              <option value="original">Original</option>
              <option value="acquired">Acquired</option>
            </select>
          </label>
          <label className="field">
            Language, such as en
            <input maxLength={35} {...bind('language')} />
          </label>
          <label className="field">
            Runtime in minutes
            <input type="number" min={0} max={1440} step="any" {...bind('minutes')} />
          </label>
          <label className="field">
            Released
            <input type="date" {...bind('released')} />
          </label>
        </div>
        <p role="alert" className="trouble">
          {attempt.trouble?.replace(/^Item 1, /, '')}
        </p>
        <div role="status">{attempt.preview && <ImportPreview of={attempt.preview} />}</div>
        <div className="answers">
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="primary" aria-busy={attempt.pending} disabled={attempt.preview && !attempt.ready}>
            {attempt.preview ? 'Save' : 'See what changes'}
          </button>
        </div>
      </form>
    </dialog>
  )
}
