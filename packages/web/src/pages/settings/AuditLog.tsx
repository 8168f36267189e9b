import { useInfiniteQuery } from '@tanstack/react-query'
import { addressOf, ask } from '../../api/ask'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { Anchor } from '../../ui/route/Link'

const perPage = 100

/** Who did what, the latest first. Nothing is ever taken out of it. */
export function AuditLog() {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => ask('GET /v1/audit', { limit: perPage, before: pageParam }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ entries }) => (entries.length < perPage ? undefined : entries.at(-1)?.number),
    staleTime: 0,
  })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="page-wait" aria-busy="true" />
  return (
    <section aria-labelledby="audit-heading">
      <h2 id="audit-heading">Audit log</h2>
      <p className="lede">Who did what. Nothing is ever taken out of it.</p>
      <table className="figures settings-list">
        <caption className="visually-hidden">Deeds, the latest first</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Who</th>
            <th scope="col">When (UTC)</th>
          </tr>
        </thead>
        <tbody>
          {data.pages
            .flatMap(({ entries }) => entries)
            .map(({ number, at, actor, action, detail }) => (
              <tr key={number}>
                <th scope="row">
                  {action}
                  <div className="muted">
                    <bdi>{detail}</bdi>
                  </div>
                </th>
                <td className="note">
                  <bdi>{actor}</bdi>
                </td>
                <td>{at.slice(0, 16).replace('T', ' ')}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {hasNextPage && (
        <p>
          <button type="button" className="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older ones
          </button>
        </p>
      )}
      <p>
        <Anchor href={addressOf('GET /v1/audit', { limit: 1000 }, { format: 'csv' })} download>
          The latest thousand as CSV
        </Anchor>
      </p>
    </section>
  )
}
