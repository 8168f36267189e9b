import type { Chart } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { EditionFacts } from './EditionFacts'
import { editionQuery, editionsQuery } from './editionQueries'
import { PublishButton } from './PublishButton'
import './editions.css'

/** What was published of this week, if anything, and whether the figures above are still the published ones. */
export function EditionFooter({ chart }: { chart: Chart }) {
  const week = chart.week.start
  const { data: listed } = useQuery(editionsQuery(chart.chart))
  const revisions = listed?.editions.filter(edition => edition.week === week).sort((one, other) => other.revision - one.revision)
  const latest = revisions?.[0]
  const { data: edition } = useQuery({ ...editionQuery(latest?.id ?? ''), enabled: latest !== undefined })
  return (
    <section className="edition" aria-label="Edition">
      {!revisions ? null : !latest ? (
        <p>{chart.closed ? 'Not published yet: these figures may still change.' : 'It can be published when the week is over.'}</p>
      ) : (
        edition && <EditionFacts edition={edition} earlier={revisions.slice(1)} chart={chart} />
      )}
      {revisions && chart.closed && <PublishButton chart={chart} again={latest !== undefined} />}
    </section>
  )
}
