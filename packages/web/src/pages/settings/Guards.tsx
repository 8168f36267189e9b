import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask, type InputOf } from '../../api/ask'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { errorWords } from '../../ui/errorWords'

const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)

/** What the guard rules set aside in a period, and viewers whose plays are tests. */
export function Guards() {
  const [{ from, to }, setPeriod] = useState({ from: day(28), to: day(-1) })
  const { data, error } = useQuery({ queryKey: ['guards', from, to], queryFn: () => ask('GET /v1/guards', { from, to }) })
  return (
    <section aria-labelledby="guards-heading">
      <h2 id="guards-heading">Guards</h2>
      <p className="lede">Rules that set invalid viewing aside: it stays in the store and counts in no figure.</p>
      <form
        className="settings-form"
        aria-label="Period"
        onSubmit={event => {
          event.preventDefault()
          const typed = new FormData(event.currentTarget)
          setPeriod({ from: String(typed.get('from')), to: String(typed.get('to')) })
        }}
      >
        <div className="amounts">
          <label className="field">
            From (UTC)
            <input name="from" type="date" required defaultValue={from} />
          </label>
          <label className="field">
            To the day before
            <input name="to" type="date" required defaultValue={to} />
          </label>
        </div>
        <button type="submit" className="quiet">
          Count
        </button>
      </form>
      {error ? (
        <ErrorMessage error={error} inside />
      ) : !data ? (
        <p role="status">Counting…</p>
      ) : data.setAside.length === 0 ? (
        <p role="status">No rule set anything aside.</p>
      ) : (
        <table className="figures settings-list">
          <caption className="visually-hidden">What each rule set aside</caption>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col" className="number">
                Spans
              </th>
              <th scope="col" className="number">
                Minutes
              </th>
            </tr>
          </thead>
          <tbody>
            {data.setAside.map(({ rule, spans, watchedMs }) => (
              <tr key={rule}>
                <th scope="row">{rule}</th>
                <td className="number">{spans.toLocaleString('en')}</td>
                <td className="number">{Math.round(watchedMs / 60_000).toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <TestViewers />
    </section>
  )
}

function TestViewers() {
  const mark = useMutation({ mutationFn: (wanted: InputOf<'POST /v1/test-viewers'>) => ask('POST /v1/test-viewers', wanted) })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    const text = (name: string) => String(typed.get(name)).trim()
    mark.mutate({ service: text('service'), viewer: text('viewer'), test: typed.get('test') === 'yes' })
  }
  return (
    <>
      <h3>Test viewers</h3>
      <p>All that a test viewer watches is set aside, also what they watched before. Who it is is not written down.</p>
      <form className="settings-form" onSubmit={submit} aria-label="A test viewer">
        <div className="amounts">
          <label className="field">
            Service
            <input name="service" required maxLength={64} autoComplete="off" />
          </label>
          <label className="field">
            Viewer, the id that the service sends
            <input name="viewer" required maxLength={500} autoComplete="off" />
          </label>
        </div>
        <div className="row-deeds">
          <button type="submit" name="test" value="yes" className="primary" disabled={mark.isPending}>
            Set aside
          </button>
          <button type="submit" name="test" value="no" className="quiet" disabled={mark.isPending}>
            Count again
          </button>
        </div>
      </form>
      <p role="status">
        {mark.data && (mark.data.test ? 'Set aside, also all that was watched before.' : 'Counts again, also all that was watched before.')}
      </p>
      <p role="alert" className="trouble">
        {mark.error && errorWords(mark.error)}
      </p>
    </>
  )
}
