import type { Chart } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { editionQuery, editionsQuery } from '../../../api/editionQueries'
import { mayPublish, useSession } from '../../../api/useSession'
import { EditionFacts } from './EditionFacts'
import './editions.css'

/** For those who may publish alone. */
const PublishButton = lazy(() => import('./PublishButton').then(module => ({ default: module.PublishButton })))

/** What was published of this week, if anything, and whether the figures above are still the published ones. */
export function EditionFooter({ chart }: { chart: Chart }) {
  const week = chart.week.start
  const { data: session } = useSession()
  const { data: listed } = useQuery(editionsQuery(chart))
  const revisions = listed?.editions.filter(edition => edition.week === week).sort((one, other) => other.revision - one.revision)
  const latest = revisions?.[0]
  const { data: edition } = useQuery({ ...editionQuery(latest?.id ?? ''), enabled: latest !== undefined })
  return (
    <section className="edition" aria-label="Edition">
      {!revisions ? null : !latest ? (
        <p>{unpublished(chart)}</p>
      ) : (
        edition && <EditionFacts edition={edition} status={latest.status} earlier={revisions.slice(1)} chart={chart} />
      )}
      {revisions && session && mayPublish(session) && mayBePublished(chart) && (
        <Suspense>
          <PublishButton chart={chart} last={latest} />
        </Suspense>
      )}
    </section>
  )
}

/** A panel's week can be published provisionally, once it is over: the server says so where it is not, by the clocks of the panel. */
const mayBePublished = ({ closed, panel, week }: Chart): boolean => closed || (panel !== undefined && isOver(week.end))

/** Whether a day is over by the clocks of UTC. */
const isOver = (day: string): boolean => new Date().toISOString().slice(0, 10) > day

function unpublished(chart: Chart): string {
  if (chart.closed) return 'Not published yet: these figures may still change.'
  return mayBePublished(chart)
    ? 'Not published yet. Until eight days after the week homes may still report: an edition before then is provisional, and the next one says what has changed.'
    : 'It can be published when the week is over.'
}
