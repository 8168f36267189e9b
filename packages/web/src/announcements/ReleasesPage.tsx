import { useQuery } from '@tanstack/react-query'
import { DecisionsNav } from '../decisions/DecisionsNav'
import { Link } from '../route/Link'
import { releasePath } from '../route/releasePath'
import { PageTitle } from '../shell/PageTitle'
import { seasonName } from '../shell/seasonName'
import { Trouble } from '../shell/Trouble'
import { releasesCsvAddress, releasesQuery } from './releaseQuery'
import { stateWords } from './stateWords'
import './releases.css'

/** Every season that has a release: what is out, and for those who decide what is on its way. */
export function ReleasesPage() {
  const { data, error } = useQuery(releasesQuery)
  if (error) return <Trouble error={error} />
  return (
    <article>
      <DecisionsNav at="/releases" />
      <PageTitle>Releases</PageTitle>
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : data.announcements.length === 0 ? (
        <p className="lede">
          Nothing was announced yet. The release of a decision is written from the season’s page{' '}
          <Link href="/decisions">in the ledger</Link>.
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
            <a href={releasesCsvAddress} download>
              Download all as CSV
            </a>
          </p>
        </>
      )}
    </article>
  )
}
