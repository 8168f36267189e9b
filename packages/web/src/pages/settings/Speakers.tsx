import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ask, type InputOf } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { errorWords } from '../../ui/errorWords'
import { sourcesQuery } from './sourcesQuery'

/** Where plays come from, what each source cannot know, and which speaks for a service that several report. */
export function Speakers() {
  const { data, error } = useQuery(sourcesQuery)
  const speak = useMutation({
    mutationFn: (wanted: InputOf<'POST /v1/sources/speak'>) => ask('POST /v1/sources/speak', wanted),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? '').trim()
    const [from, until] = [text('from'), text('until')]
    speak.mutate({ service: text('service'), source: text('source'), ...(from && { from }), ...(until && { until }) })
  }
  return (
    <section aria-labelledby="sources-heading">
      <h2 id="sources-heading">Sources</h2>
      <p className="lede">Of a service that several sources report, one speaks: what the others report of that time is set aside.</p>
      {data.services.length === 0 ? (
        <p>Nothing was reported yet.</p>
      ) : (
        <table className="figures settings-list">
          <caption className="visually-hidden">Which source speaks for each service</caption>
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Reported by</th>
              <th scope="col">Speaks</th>
            </tr>
          </thead>
          <tbody>
            {data.services.map(({ service, reported, terms, undecided }) => (
              <tr key={service}>
                <th scope="row">
                  <bdi>{service}</bdi>
                </th>
                <td className="note">{reported.map(({ source }) => source).join(', ')}</td>
                <td className="note">
                  {terms.map(({ source }) => source).join(', ')}
                  {undecided && <div className="trouble">nobody has said so: it came first</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form className="settings-form" onSubmit={submit} aria-label="Which source speaks">
        <div className="amounts">
          <label className="field">
            Service
            <input name="service" required maxLength={64} list="reported-services" autoComplete="off" />
            <datalist id="reported-services">
              {data.services.map(({ service }) => (
                <option key={service} value={service} />
              ))}
            </datalist>
          </label>
          <label className="field">
            Source
            <select name="source">
              {data.sources.map(({ id }) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          </label>
          <label className="field">
            From (UTC), always when empty
            <input name="from" type="date" />
          </label>
          <label className="field">
            Until, not including it
            <input name="until" type="date" />
          </label>
        </div>
        <button type="submit" className="primary" disabled={speak.isPending}>
          Let it speak
        </button>
      </form>
      <p role="status">{speak.data && 'It speaks from now on: charts and seasons are counted so.'}</p>
      <p role="alert" className="trouble">
        {speak.error && errorWords(speak.error)}
      </p>
      <h3>What each source cannot know</h3>
      <dl className="source-list">
        {data.sources.map(({ id, name, unknown }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd className="muted">{unknown.length === 0 ? 'nothing is unknown' : unknown.join('; ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
