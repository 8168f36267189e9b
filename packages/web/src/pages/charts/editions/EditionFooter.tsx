import type { Chart } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { editionQuery, editionsQuery } from '../../../api/editionQueries'
import { EditionFacts } from './EditionFacts'
import { PublishButton } from './PublishButton'
import './editions.css'

/** What was published of this week, if anything, and whether the figures above are still the published ones. */
export function EditionFooter({ chart }: { chart: Chart }) {
  const week = chart.week.start
  const { data: listed } = useQuery(editionsQuery(chart))
  const revisions = listed?.editions.filter(edition => edition.week === week).sort((one, other) => other.revision - one.revision)
  const latest = revisions?.[0]
  const { data: edition } = useQuery({ ...editionQuery(latest?.id ?? ''), enabled: latest !== undefined })
  return (
    <section className="edition" aria-label="Edition">
      {!revisions ? null : !latest ? (
        <p>{unpublished(chart)}</p>
      ) : (
        edition && <EditionFacts edition={edition} earlier={revisions.slice(1)} chart={chart} />
      )}
      {revisions && chart.closed && <PublishButton chart={chart} again={latest !== undefined} />}
    </section>
  )
}

function unpublished({ closed, panel }: Chart): string {
  if (closed) return 'Not published yet: these figures may still change.'
  return panel ? 'It can be published when its figures are final, eight days after the week.' : 'It can be published when the week is over.'
}
