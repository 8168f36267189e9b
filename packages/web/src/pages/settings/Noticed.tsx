import { useQuery } from '@tanstack/react-query'
import { addressOf, ask } from '../../api/ask'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { instantWords } from '../../ui/format/dates'
import { Anchor, Link } from '../../ui/route/Link'

/** What was noticed, the latest first; each leads to the page that shows it. */
export function Noticed() {
  const { data, error } = useQuery({ queryKey: ['notices'], queryFn: () => ask('GET /v1/notices', { limit: 50 }), staleTime: 0 })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="part-wait" aria-busy="true" />
  return (
    <>
      <h2>What was noticed</h2>
      {data.notices.length === 0 ? (
        <p className="muted">Nothing out of the usual so far.</p>
      ) : (
        <ul>
          {data.notices.map(({ number, at, subject, text, path, state }) => (
            <li key={number}>
              <Link href={path}>{subject}</Link> {state === 'over' && <span className="muted">(over)</span>}
              <div className="muted">
                {instantWords(at)}. {text}
              </div>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Anchor href={addressOf('GET /v1/notices', { limit: 500 }, { format: 'csv' })} download>
          The latest as CSV
        </Anchor>
      </p>
    </>
  )
}
