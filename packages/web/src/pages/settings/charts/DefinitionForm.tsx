import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type AnswerOf, ask } from '../../../api/ask'
import { errorWords } from '../../../ui/errorWords'
import type { Definition } from './definition'
import { definitionOf, textsOf } from './definitionOf'
import { Preview } from './Preview'

interface Props {
  of: Definition
  /** It is one to begin with: it gets an id of its own. */
  copy: boolean
  sources: readonly string[]
  onKept: (answer: AnswerOf<'GET /v1/chart-definitions'>) => void
  onLeave: () => void
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** A form over a definition: what most charts differ in has a field, lists and measures a line each; a preview before it is kept. */
export function DefinitionForm({ of, copy, sources, onKept, onLeave }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [wrong, setWrong] = useState('')
  useEffect(() => heading.current?.focus(), [])
  const texts = textsOf(of)
  const preview = useMutation({ mutationFn: (definition: object) => ask('POST /v1/chart-definitions/preview', { definition }) })
  const keep = useMutation({
    mutationFn: (definition: object) => ask('POST /v1/chart-definitions', { definition }),
    onSuccess: onKept,
  })
  const written = (): object | undefined => {
    const typed = new FormData(form.current!)
    const read = definitionOf(of, name => String(typed.get(name) ?? '').trim())
    setWrong(typeof read === 'string' ? read : '')
    return typeof read === 'string' ? undefined : read
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const definition = written()
    if (definition) keep.mutate(definition)
  }
  const look = () => {
    if (!form.current?.reportValidity()) return
    const definition = written()
    if (definition) preview.mutate(definition)
  }
  const trouble = wrong || (keep.error ?? preview.error)
  return (
    <form className="settings-form definition" ref={form} onSubmit={submit} aria-labelledby="definition-heading">
      <h3 id="definition-heading" ref={heading} tabIndex={-1}>
        {copy ? `A chart like ${of.name}` : `Change ${of.name}`}
      </h3>
      <div className="amounts">
        <label className="field">
          Id, for addresses and commands
          <input
            name="id"
            required
            readOnly={!copy}
            maxLength={64}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            title="small letters, digits and hyphens"
            defaultValue={copy ? `my-${of.id}` : of.id}
          />
        </label>
        <label className="field">
          Name
          <input name="name" required maxLength={200} defaultValue={copy ? `${of.name}, ours` : of.name} />
        </label>
        <label className="field">
          Source of the figures
          <input name="source" required list="chart-sources" defaultValue={of.source} autoComplete="off" />
          <datalist id="chart-sources">
            {sources.map(source => (
              <option key={source} value={source} />
            ))}
          </datalist>
        </label>
        <label className="field">
          Source in words, for readers
          <input name="credit" required maxLength={200} defaultValue={of.credit} />
        </label>
        <label className="field">
          Market: a country, WW, or each
          <input name="market" required pattern="[A-Z]{2}|each" defaultValue={of.market} />
        </label>
        <label className="field">
          First market, where it is each
          <input name="firstMarket" pattern="[A-Z]{2}" defaultValue={of.firstMarket ?? ''} />
        </label>
        <label className="field">
          Weeks begin on
          <select name="firstDay" defaultValue={of.firstDay}>
            {days.map(day => (
              <option key={day}>{day}</option>
            ))}
          </select>
        </label>
        <label className="field">
          Time zone
          <input name="zone" required defaultValue={of.zone} />
        </label>
        <label className="field">
          Places
          <input name="size" type="number" min={1} max={1000} required defaultValue={of.size} />
        </label>
        <label className="field">
          What is ranked
          <select name="grain" defaultValue={of.grain}>
            <option value="title">whole titles</option>
            <option value="season">each season</option>
          </select>
        </label>
      </div>
      <label className="field">
        Lists, one a line: id, name, and what it takes in (kind=series origin=original service=… market=… language=… exceptLanguage=…)
        <textarea name="lists" rows={5} required spellCheck={false} defaultValue={texts.lists} />
      </label>
      <label className="field">
        Measures, one a line: metric, rounded to, and from which week
        <textarea name="measures" rows={3} required spellCheck={false} defaultValue={texts.measures} />
      </label>
      <label className="field">
        What a reader must know
        <textarea name="note" rows={3} maxLength={2000} defaultValue={of.note} />
      </label>
      <div className="row-deeds">
        <button type="button" className="quiet" disabled={preview.isPending} onClick={look}>
          Preview
        </button>
        <button type="submit" className="primary" disabled={keep.isPending}>
          Keep
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          Leave it
        </button>
      </div>
      <p role="alert" className="trouble">
        {trouble && (typeof trouble === 'string' ? trouble : errorWords(trouble))}
      </p>
      <div role="status">{preview.data && <Preview chart={preview.data.chart} />}</div>
    </form>
  )
}
