import type { CatalogueChanged, CatalogueVersion } from '@sweeps/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { instantWords } from '../../ui/format/dates'
import { versionsQuery } from './catalogueQueries'
import { undo } from './changeCatalogue'

const step = 10

/** Who changed the catalogue, and the way back. */
export function Versions({ onDone }: { onDone: (changed: CatalogueChanged, what: string) => void }) {
  const { data, error } = useQuery(versionsQuery)
  const [count, setCount] = useState(step)
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="part-wait" aria-busy="true" />
  if (data.versions.length === 0) return null
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <table className="figures">
        <caption className="visually-hidden">Versions of the catalogue, the latest first</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">What was done</th>
            <th scope="col" className="extra">
              By
            </th>
            <th scope="col" className="number">
              Rows
            </th>
          </tr>
        </thead>
        <tbody>
          {data.versions.slice(0, count).map(version => (
            <tr key={version.version}>
              <th scope="row">{version.version}</th>
              <td className="note">
                {version.note}
                <div className="muted">{instantWords(version.made)}</div>
                <div className="under">by {version.actor}</div>
              </td>
              <td className="extra">{version.actor}</td>
              <td className="number">{rowsWords(version)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count < data.versions.length && (
        <p>
          <button type="button" className="quiet" onClick={() => setCount(count + step)}>
            Show {Math.min(step, data.versions.length - count)} more
          </button>
        </p>
      )}
      <UndoButton latest={data.versions[0]!} onDone={onDone} />
    </section>
  )
}

const rowsWords = ({ added, changed, removed }: CatalogueVersion): string =>
  [
    added > 0 && `+${added.toLocaleString('en')}`,
    changed > 0 && `${changed.toLocaleString('en')} changed`,
    removed > 0 && `−${removed.toLocaleString('en')}`,
  ]
    .filter(Boolean)
    .join(', ')

/** Undoing brings back the version before, as a new one: figures go back to what they were. */
function UndoButton({ latest, onDone }: { latest: CatalogueVersion; onDone: (changed: CatalogueChanged, what: string) => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const attempt = useMutation({
    mutationFn: () => undo(latest.version),
    onSuccess: changed => {
      onDone(changed, 'Undone')
      dialog.current?.close()
    },
  })
  // The empty catalogue before the first version has none before it.
  if (latest.restored === 0) return null
  return (
    <>
      <p>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            attempt.reset()
            dialog.current?.showModal()
          }}
        >
          Undo version {latest.restored ?? latest.version}
        </button>
      </p>
      <ConfirmDialog dialog={dialog} heading={`Undo version ${latest.restored ?? latest.version}?`} verb="Undo" attempt={attempt}>
        The version before it comes back as a new one, under your name, and every figure of your own goes back with it. What was published
        stays as it is.
      </ConfirmDialog>
    </>
  )
}
