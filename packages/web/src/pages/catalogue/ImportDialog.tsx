import type { CatalogueImportAnswer } from '@sweeps/model'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ImportPreview } from './ImportPreview'
import { useImport } from './useImport'

interface Props {
  onDone: (imported: CatalogueImportAnswer, what: string) => void
  onClose: () => void
}

/** Takes a catalogue file, or its text, shows what it would change, and then imports it. */
export function ImportDialog({ onDone, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [text, setText] = useState('')
  const [service, setService] = useState('')
  const [contentId, setContentId] = useState('')
  const [whole, setWhole] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  const name = file?.name ?? 'pasted rows'
  const attempt = useImport(imported => {
    onDone(imported, `Imported ${name}`)
    dialog.current?.close()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    attempt.step({
      ...{ body: file ?? text, note: name.slice(0, 300) },
      ...(service.trim() && { service: service.trim() }),
      ...(contentId.trim() && { contentId: contentId.trim() }),
      ...(whole && { whole }),
    })
  }
  return (
    <dialog ref={dialog} className="assign" aria-labelledby="import-heading" onClose={onClose}>
      <form onSubmit={submit} onChange={attempt.reset}>
        <h2 id="import-heading">Import a catalogue</h2>
        <label className="field">
          A file: CSV or JSON of your own, Schema.org JSON-LD, a show of TVmaze, or a Jellyfin library
          <input
            ref={chooser}
            type="file"
            accept=".csv,.tsv,.xlsx,.json,.jsonld,text/csv,application/json"
            onChange={event => {
              setFile(event.target.files?.[0] ?? null)
              setText('')
            }}
          />
        </label>
        <label className="field">
          Or paste it
          <textarea
            rows={4}
            spellCheck={false}
            value={text}
            onChange={event => {
              setText(event.target.value)
              setFile(null)
              // Else the file would still stand beside what is imported instead.
              if (chooser.current) chooser.current.value = ''
            }}
          />
        </label>
        <details>
          <summary>How it is read</summary>
          <div className="pair">
            <label className="field">
              Service, where the file does not say it
              <input maxLength={64} autoComplete="off" value={service} onChange={event => setService(event.target.value)} />
            </label>
            <label className="field">
              Content ids, where it has none, such as {'{slug}-{season}-{episode}'}
              <input maxLength={200} autoComplete="off" value={contentId} onChange={event => setContentId(event.target.value)} />
            </label>
          </div>
          <label className="merge">
            <input type="checkbox" checked={whole} onChange={event => setWhole(event.target.checked)} /> It is all there is of its services:
            rows it does not name are removed
          </label>
        </details>
        <p role="alert" className="trouble">
          {attempt.trouble}
        </p>
        <div role="status">
          {attempt.pending && <p>Reading…</p>}
          {attempt.preview && <ImportPreview of={attempt.preview} />}
        </div>
        <div className="answers">
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button
            type="submit"
            className="primary"
            aria-busy={attempt.pending}
            disabled={(!file && text.trim() === '') || (attempt.preview && !attempt.ready)}
          >
            {attempt.preview ? 'Import' : 'See what changes'}
          </button>
        </div>
      </form>
    </dialog>
  )
}
