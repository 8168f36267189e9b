import type { LiveReport } from '@sweeps/model'

/** What reports as it happens: how many sources there are, and on request what each sent, when last, what was set aside and why. */
export function LiveSources({ sources }: { sources: readonly LiveReport[] }) {
  const silent = sources.filter(({ silentSince }) => silentSince !== null)
  return (
    <details className="health-sources">
      <summary>
        {sources.length} live {sources.length === 1 ? 'source' : 'sources'}
        {silent.length > 0 && <strong> · {silent.length} silent</strong>}
      </summary>
      <div className="health-sources-list">
        <table>
          <caption>Live sources in the last 24 hours</caption>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Lines</th>
              <th scope="col">Last</th>
              <th scope="col">Set aside</th>
            </tr>
          </thead>
          <tbody>
            {sources.map(source => (
              <tr key={`${source.service} ${source.source}`}>
                <th scope="row">
                  {source.source} of <bdi>{source.service}</bdi>
                </th>
                <td>{source.lines.toLocaleString('en')}</td>
                <td>
                  {source.last === null ? 'never' : inWords(source.last)}
                  {source.silentSince !== null && <strong> · silent</strong>}
                  {source.away !== null && <p>{source.away}</p>}
                </td>
                <td>
                  {source.setAside.length === 0
                    ? 'nothing'
                    : source.setAside.map(({ reason, records, minutes }) => (
                        <p key={reason}>
                          {records.toLocaleString('en')}: {reason}
                          {minutes !== null && ` (${minutes.toFixed(1)} minutes)`}
                        </p>
                      ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** `2026-11-30 15:04 UTC`. */
const inWords = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`
