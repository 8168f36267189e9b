import { useQuery } from '@tanstack/react-query'
import { releasesQuery } from '../../api/decisionQueries'
import { DecisionsNav } from '../../ui/decisions/DecisionsNav'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { seasonName } from '../../ui/format/seasonName'
import { PageTitle } from '../../ui/PageTitle'
import { Anchor, Link } from '../../ui/route/Link'
import { releasePath } from '../../ui/route/routes'
import { releasesCsvAddress } from './releaseQuery'
import { stateWords } from './stateWords'
import './releases.css'

/** Every season that has a release: what is out, and for those who decide what is on its way. */
export function ReleasesPage() {
  const { data, error } = useQuery(releasesQuery)
  if (error) return <ErrorMessage error={error} />
  return (
    <article>
      <DecisionsNav at="/releases" />
      <PageTitle>Releases</PageTitle>
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : data.announcements.length === 0 ? (
        <p className="lede">
          Nothing was announced yet. The release of a decision is written from the season’s page{' '}
          <Link href="/decisions">in the ledger</Link>, once <Link href="/board">the board</Link> has led to one.
        </p>
      ) : (
        <>
          {data.announcements.map(line => (
            <div className="entry" key={line.id}>
              <h2>
                <Link href={releasePath(line.title, line.season)}>{line.headline}</Link>
              </h2>
              <p className="detail">
                {seasonName(line.name, line.season)} · {stateWords(line)}
              </p>
            </div>
          ))}
          <p className="board-count">
            <Anchor href={releasesCsvAddress} download>
              Download all as CSV
            </Anchor>
          </p>
        </>
      )}
    </article>
  )
}
