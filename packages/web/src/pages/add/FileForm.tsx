import { type FormEvent, type ReactNode, useId } from 'react'
import { errorWords } from '../../ui/errorWords'
import type { Dropped, FileInput, Inspected } from './importFile'
import { MadeLink } from './MadeLink'
import { MappingFields } from './MappingFields'
import { Summary } from './Summary'
import { useFileForm } from './useFileForm'

/** One file, or the files of a panel: what it is, what it needs to be told, what would come of it, and what came. */
export function FileForm({ of, onClose }: { of: Dropped; onClose: () => void }) {
  const id = useId()
  const form = useFileForm(of)
  const { inspected } = of
  const { looked, made, chosen, pending } = form
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // The buttons stay as they are meanwhile: one that is disabled loses the keyboard's focus.
    if (!pending) looked.mutate()
  }
  const error = made.error ?? looked.error
  return (
    <section className="file" aria-labelledby={id}>
      <h2 id={id}>
        <bdi>{form.name}</bdi>
      </h2>
      {made.data ? (
        <>
          <div role="status">
            <p>
              <strong>Imported.</strong>
            </p>
            <Summary of={made.data} done />
          </div>
          <MadeLink of={made.data} />
          <p>
            <button type="button" className="quiet" onClick={onClose}>
              Close
            </button>
          </p>
        </>
      ) : (
        <form onSubmit={submit}>
          <p>{recognisedWords(inspected)}</p>
          <label className="field kind">
            What it is
            <select value={form.kind} onChange={event => form.setKind(event.target.value)}>
              <option value="">choose what it is</option>
              {inspected.kinds.map(({ kind, words }) => (
                <option key={kind} value={kind}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <div className="pair">
            {form.inputs.map(({ input, needed }) => (
              <Input key={input} {...{ input, needed, form, inspected }} />
            ))}
          </div>
          {form.kind === 'figures' && inspected.table && (
            <MappingFields table={inspected.table} metrics={inspected.choices.metrics} fields={form.mapping} onChange={form.setMapping} />
          )}
          {form.missing && <p className="muted">{form.missing}</p>}
          {!form.mayImport && <p className="trouble">This needs the role decider: records have facts that are confidential.</p>}
          <p role="alert" className="trouble">
            {error && errorWords(error)}
          </p>
          {pending && <Progress share={form.share} what={form.name} />}
          <div role="status">{looked.data && <Summary of={looked.data} />}</div>
          <div className="answers">
            <button type="button" className="quiet" onClick={onClose}>
              Leave it
            </button>
            <button
              type="submit"
              className={looked.data ? 'quiet' : 'primary'}
              aria-busy={pending}
              disabled={!chosen || !form.ready || !form.mayImport}
            >
              Look first
            </button>
            <button
              type="button"
              className={looked.data ? 'primary' : 'quiet'}
              aria-busy={pending}
              disabled={!chosen || !form.ready || !form.mayImport}
              onClick={() => !pending && made.mutate()}
            >
              Import
            </button>
          </div>
        </form>
      )}
    </section>
  )
}

function recognisedWords({ recognised, trouble }: Inspected): ReactNode {
  if (!recognised) return <span className="trouble">Not recognised: {trouble}.</span>
  if (recognised.sure === 'guess') return 'A table that nobody here knows by its columns: say what they mean.'
  return (
    <>
      {recognised.sure === 'certain' ? 'Recognised: ' : 'Most likely: '}
      <strong>{recognised.words}</strong>.{recognised.sure === 'likely' && ' Some of its columns are missing, or have other names.'}
    </>
  )
}

const labels: Record<Exclude<FileInput, 'mapping' | 'whole' | 'from'>, string> = {
  service: 'Whose service it was, a name of your own such as home',
  timeZone: 'The clock of its local times, as Europe/Berlin',
  contentId: 'How its content ids are made, as {slug}-{season}-{episode}',
  period: 'The half-year, where the file does not say it, as 2024H1',
  panel: 'Which panel, where there are several and no panel.json is among the files',
}

interface InputProps {
  input: FileInput
  needed: boolean
  form: ReturnType<typeof useFileForm>
  inspected: Inspected
}

function Input({ input, needed, form, inspected }: InputProps) {
  if (input === 'mapping') return null
  const value = form.said[input] ?? ''
  if (input === 'whole')
    return (
      <label className="whole">
        <input type="checkbox" checked={value === 'true'} onChange={event => form.say('whole', event.target.checked ? 'true' : '')} /> It is
        all there is of its services: rows it does not name are removed
      </label>
    )
  if (input === 'from')
    return (
      <label className="field">
        What wrote it
        <select value={value} onChange={event => form.say('from', event.target.value)}>
          <option value="">recognised</option>
          {inspected.choices.sources.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    )
  return (
    <label className="field">
      {labels[input]}
      <input
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        required={needed}
        value={value}
        onChange={event => form.say(input, event.target.value)}
      />
    </label>
  )
}

/** How much of the file is on its way; when all of it is, it is read. */
function Progress({ share, what }: { share: number | null; what: string }) {
  const sending = share !== null && share < 1
  return (
    <p className="progress">
      <progress aria-label={`${sending ? 'Sending' : 'Reading'} ${what}`} {...(sending && { value: share })} />{' '}
      {sending ? `Sending… ${Math.round(share * 100)} %` : 'Reading…'}
    </p>
  )
}
