import type { Chart, Edition } from '@sweeps/model'
import { changedSince } from './changedSince'
import { type EditionSummary, editionAddress } from './editionQueries'
import { instantWords } from './instantWords'

/** One edition in brief: which revision, since when, by which method, how to check it, and what it corrected. */
export function EditionFacts({ edition, earlier, chart }: { edition: Edition; earlier: EditionSummary[]; chart: Chart }) {
  const { id, revision, published, embargo, hash, method, changes, notes } = edition
  return (
    <>
      <p>
        <strong>Revision {revision}</strong>, published {instantWords(published)}.
        {embargo !== null && Date.parse(embargo) > Date.now() && (
          <> Under embargo until {instantWords(embargo)}: until then those who may publish see it alone.</>
        )}
        {changedSince(edition, chart) && <span className="changed"> The figures above have changed since.</span>}
      </p>
      <dl>
        <div>
          <dt>Hash</dt>
          <dd>
            <code title={hash}>{hash.slice(0, 12)}</code>
          </dd>
        </div>
        <div>
          <dt>Method</dt>
          <dd>
            version {method.version}, <code>{method.page}</code>
          </dd>
        </div>
        <div>
          <dt>Edition</dt>
          <dd>
            <a href={editionAddress(id)}>{id} as JSON</a>
          </dd>
        </div>
        {earlier.length > 0 && (
          <div>
            <dt>Before it</dt>
            <dd>
              {earlier.map(other => (
                <a key={other.id} href={editionAddress(other.id)}>
                  revision {other.revision}
                </a>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {notes.length > 0 && (
        <ul>
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {changes.length > 0 && (
        <details>
          <summary>
            What revision {revision} changed ({changes.length})
          </summary>
          <ul>
            {changes.map(({ list, text }) => (
              <li key={`${list} ${text}`}>
                {chart.list !== list && `${list}: `}
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
