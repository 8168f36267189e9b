import type { LedgerEntry } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { releasesQuery } from '../../../api/decisionQueries'
import { roughDayWords } from '../../../ui/format/dates'
import { outcomeWords } from '../../../ui/format/outcomeWords'
import { Link } from '../../../ui/route/Link'
import { releasePath } from '../../../ui/route/routes'
import { Entry } from '../ledger/Entry'

/** Of a season that was decided: the decision, then the release that tells it. */
export function DecidedSection({ entry }: { entry: LedgerEntry }) {
  return (
    <>
      <section className="decided" aria-labelledby="decided-heading">
        <h2 id="decided-heading">
          <span className="muted">Decided:</span> {outcomeWords[entry.outcome]}, {roughDayWords(entry.on)}
        </h2>
        <Entry entry={entry} />
      </section>
      <ReleaseLine title={entry.title} season={entry.season} />
    </>
  )
}

const states = { draft: 'a draft', approved: 'approved, not published', embargoed: 'under embargo', published: 'published' }

function ReleaseLine({ title, season }: { title: string; season: number }) {
  const { data } = useQuery(releasesQuery)
  const found = data?.announcements.find(one => one.title === title && one.season === season)
  return (
    <section className="report-section decided-release" aria-labelledby="release-heading">
      <h2 id="release-heading">The release</h2>
      <p>
        {found ? (
          <>
            <Link href={releasePath(title, season)}>{found.headline}</Link> <span className="muted">({states[found.state]})</span>
          </>
        ) : (
          <>
            {data && 'Nothing is announced yet. '}
            <Link href={releasePath(title, season)}>To its release</Link>
          </>
        )}
      </p>
    </section>
  )
}
