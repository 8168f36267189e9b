import type { Chart, ChartEntry, Edition } from '@sweeps/model'
import { lazy, Suspense } from 'react'
import { type EditionSummary, editionAddress } from '../../../api/editionQueries'
import { instantWords } from '../../../ui/format/dates'
import { Anchor } from '../../../ui/route/Link'
import { helpPath } from '../../../ui/route/routes'
import { sharedEdition } from '../../../ui/share/publicAddresses'
import { ShareButton } from '../../../ui/share/ShareButton'

const EditionChanges = lazy(() => import('./EditionChanges').then(module => ({ default: module.EditionChanges })))

/** One edition in brief: which revision, since when, by which method, how to check it, and what it corrected. */
export function EditionFacts({
  edition,
  status,
  earlier,
  chart,
}: {
  edition: Edition
  status: EditionSummary['status']
  earlier: EditionSummary[]
  chart: Chart
}) {
  const { id, revision, published, embargo, hash, method, changes, notes, correction } = edition
  return (
    <>
      <p>
        <strong>Revision {revision}</strong>
        {status && (
          <>
            , <Anchor href={helpPath('docs/methods/panel/editions.md')}>{status}</Anchor>
          </>
        )}
        , published {instantWords(published)}.
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
            version {method.version}, <Anchor href={helpPath(method.page)}>{method.page}</Anchor>
          </dd>
        </div>
        <div>
          <dt>Edition</dt>
          <dd>
            <Anchor href={editionAddress(id)}>{id} as JSON</Anchor> <ShareButton of={[sharedEdition(id, chart.chart)]} />
          </dd>
        </div>
        {earlier.length > 0 && (
          <div>
            <dt>Before it</dt>
            <dd>
              {earlier.map(other => (
                <Anchor key={other.id} href={editionAddress(other.id)}>
                  revision {other.revision}
                  {other.status && `, ${other.status}`}
                </Anchor>
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
      {(changes.length > 0 || correction) && (
        <details>
          <summary>
            What revision {revision} changed ({changes.length}){correction && `, and why`}
          </summary>
          <Suspense>
            <EditionChanges edition={edition} list={chart.list} />
          </Suspense>
        </details>
      )}
    </>
  )
}

const comparable = ({ rank, title, season, name, value }: ChartEntry) => JSON.stringify([rank, title, season, name, value])

/** Whether a list shows other figures than its edition froze. A list the edition does not have was added since. */
export function changedSince(edition: Pick<Edition, 'lists'>, chart: Pick<Chart, 'list' | 'entries'>): boolean {
  const frozen = edition.lists.find(({ list }) => list === chart.list)
  if (!frozen) return chart.entries.length > 0
  return frozen.entries.map(comparable).join() !== chart.entries.map(comparable).join()
}
