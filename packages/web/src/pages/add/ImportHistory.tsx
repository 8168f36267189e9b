import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type AnswerOf, ask } from '../../api/ask'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { instantWords } from '../../ui/format/dates'

type Entry = AnswerOf<'GET /v1/imports'>['imports'][number]
type Undoable = NonNullable<Entry['undo']>

const states: Record<Entry['state'], string> = {
  done: 'done',
  'nothing-to-do': 'nothing was new',
  failed: 'refused',
  begun: 'not finished',
}

interface Props {
  undoing: Entry | null
  onUndo: (entry: Entry | null) => void
  onDone: (what: string) => void
}

/** Who imported what, when, and what came of it; what can be undone has a button. */
export function ImportHistory({ undoing, onUndo, onDone }: Props) {
  const { data, error } = useQuery({ queryKey: ['imports'], queryFn: () => ask('GET /v1/imports', {}) })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="part-wait" aria-busy="true" />
  return (
    <section aria-labelledby="history">
      <h2 id="history">Imported before</h2>
      {data.imports.length === 0 ? (
        <p>Nothing yet.</p>
      ) : (
        <table className="figures history">
          <caption className="visually-hidden">Imports, the latest first</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className="extra">
                By
              </th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          <tbody>
            {data.imports.map(entry => (
              <tr key={entry.number}>
                <td className="note">
                  {entry.action}: {entry.detail}
                  <div className="muted">{instantWords(entry.began)}</div>
                  <div className="under">by {entry.actor}</div>
                </td>
                <td className="extra">{entry.actor}</td>
                <td>
                  {states[entry.state]}{' '}
                  {entry.undo && (
                    <button
                      type="button"
                      className="quiet"
                      aria-label={`Undo ${entry.action}: ${entry.detail}`}
                      onClick={() => onUndo(entry)}
                    >
                      Undo
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted">
        Lists that others publish are not undone: import the file as it was, and it becomes their next revision. Plays stay; a viewer is
        erased with “sweeps erase”.
      </p>
      {undoing?.undo && <UndoDialog key={undoing.number} {...{ undoing, undo: undoing.undo, onDone }} onClose={() => onUndo(null)} />}
    </section>
  )
}

const consequences: Record<Undoable['of'], string> = {
  catalogue:
    'The version of the catalogue before it comes back as a new one, under your name, and every figure of your own goes back with it. Plays stay.',
  panel: 'The version of the panel before it comes back as a new one, under your name. Viewing stays.',
  record: 'The record of the season before it comes back as a new version, under your name.',
}

interface UndoProps {
  undoing: Entry
  undo: Undoable
  onDone: (what: string) => void
  onClose: () => void
}

function UndoDialog({ undoing, undo, onDone, onClose }: UndoProps) {
  const queries = useQueryClient()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const attempt = useMutation({
    mutationFn: () => takeBack(undo),
    onSuccess: async () => {
      await queries.invalidateQueries()
      onDone(`Undone: ${undoing.detail}.`)
      dialog.current?.close()
    },
  })
  return (
    <ConfirmDialog dialog={dialog} heading={`Undo ${undoing.detail}?`} verb="Undo" attempt={attempt} onClose={onClose}>
      {consequences[undo.of]}
    </ConfirmDialog>
  )
}

/** Only while the version is the latest: what others changed since stays. */
function takeBack(undo: Undoable): Promise<unknown> {
  const { version } = undo
  if (undo.of === 'catalogue') return ask('POST /v1/catalogue/undo', { version })
  if (undo.of === 'panel') return ask('POST /v1/panels/:panel/undo', { panel: undo.panel, version })
  return ask('POST /v1/seasons/:title/:season/record/undo', { title: undo.title, season: undo.season, version })
}
