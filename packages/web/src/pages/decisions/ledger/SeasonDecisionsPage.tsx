import { useQuery } from '@tanstack/react-query'
import { seasonDecisionsQuery } from '../../../api/decisionQueries'
import { DecisionsNav } from '../../../ui/decisions/DecisionsNav'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { roughDayWords } from '../../../ui/format/dates'
import { outcomeWords } from '../../../ui/format/outcomeWords'
import { seasonName } from '../../../ui/format/seasonName'
import { PageTitle } from '../../../ui/PageTitle'
import { Link } from '../../../ui/route/Link'
import { casePath, releasePath } from '../../../ui/route/routes'
import { Entry } from './Entry'
import '../../../ui/figures.css'
import './ledger.css'

/** What was decided of one season, in the order of events. */
export function SeasonDecisionsPage({ title, season }: { title: string; season: string }) {
  const { data, error } = useQuery(seasonDecisionsQuery(title, season))
  if (error) return <ErrorMessage error={error} />
  return (
    <article>
      <DecisionsNav />
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : (
        <>
          <PageTitle>{seasonName(data.name, data.season)}</PageTitle>
          <p className="lede">
            {data.state
              ? `${outcomeWords[data.state]}, ${roughDayWords(data.since)}.`
              : 'Nothing was decided of it yet, or nothing that you may see.'}
          </p>
          <nav className="decisions-nav" aria-label="About this season">
            <Link href={casePath(title, season)}>The case for another season</Link>
            <Link href={releasePath(title, season)}>The release</Link>
          </nav>
          {data.entries.length > 0 && (
            <ol className="timeline">
              {data.entries.map(entry => (
                <li key={entry.id}>
                  <Entry entry={entry} />
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </article>
  )
}
