import { useQuery } from '@tanstack/react-query'
import { addressOf, ask } from '../../api/ask'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { Anchor } from '../../ui/route/Link'

/** Messages that were refused in the last 30 days: how often each reason came up, and the latest of them. */
export function Rejects() {
  const { data, error } = useQuery({ queryKey: ['rejects'], queryFn: () => ask('GET /v1/rejects', { limit: 50 }), refetchInterval: 15_000 })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="page-wait" aria-busy="true" />
  return (
    <section aria-labelledby="rejects-heading">
      <h2 id="rejects-heading">What was refused</h2>
      {data.summary.length === 0 ? (
        <p className="lede">Nothing was refused in the last 30 days.</p>
      ) : (
        <>
          <table className="figures settings-list">
            <caption className="visually-hidden">Reasons of the last 30 days</caption>
            <thead>
              <tr>
                <th scope="col">Reason</th>
                <th scope="col">Service</th>
                <th scope="col" className="number">
                  Messages
                </th>
                <th scope="col" className="extra">
                  Latest (UTC)
                </th>
              </tr>
            </thead>
            <tbody>
              {data.summary.map(({ service, field, reason, messages, latest }) => (
                <tr key={`${service} ${field} ${reason}`}>
                  <th scope="row">
                    {field && `${field}: `}
                    {reason}
                  </th>
                  <td>{service ? <bdi>{service}</bdi> : <span className="unknown">not said</span>}</td>
                  <td className="number">{messages.toLocaleString('en')}</td>
                  <td className="extra">{latest.slice(0, 16)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <details>
            <summary>The latest {data.rejects.length} messages</summary>
            <ul className="refused">
              {data.rejects.map(({ heard, service, field, reason, body }) => (
                <li key={`${heard} ${service} ${field} ${body}`}>
                  {heard.slice(0, 19)} {field && `${field}: `}
                  {reason}
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
                  <pre tabIndex={0}>{body}</pre>
                </li>
              ))}
            </ul>
          </details>
          <p>
            <Anchor href={addressOf('GET /v1/rejects', { limit: 1000 }, { format: 'csv' })} download>
              As CSV
            </Anchor>
          </p>
        </>
      )}
    </section>
  )
}
