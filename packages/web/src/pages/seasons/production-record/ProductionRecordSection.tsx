import type { ProductionRecord } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { seasonDecisionsQuery } from '../../../api/decisionQueries'
import { sourcesOf } from './FactMarks'
import { Facts } from './Facts'
import { Reception } from './Reception'
import { Sources } from './Sources'
import { Timeline } from './Timeline'
import { timelineOf } from './timelineOf'
import './production-record.css'

interface Props {
  title: string
  season: string
  record: ProductionRecord
}

/** How a season was made and received: the timeline, the facts and the scores, each with its source. */
export function ProductionRecordSection({ title, season, record }: Props) {
  const { data } = useQuery(seasonDecisionsQuery(title, season))
  const decisions = data?.entries ?? []
  const sources = sourcesOf(record, decisions)
  return (
    <>
      <section className="report-section" id="making" aria-labelledby="making-heading">
        <h2 id="making-heading">How it was made</h2>
        {record.confidential && record.facts.some(({ confidential }) => confidential) && (
          <p className="muted">You may see confidential facts: they are marked, and are for nobody else.</p>
        )}
        <Timeline events={timelineOf(record, decisions)} sources={sources} />
        <Facts record={record} sources={sources} />
      </section>
      <Reception record={record} sources={sources} />
      <Sources record={record} sources={sources} title={title} season={season} />
    </>
  )
}
