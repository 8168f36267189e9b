import { useQuery } from '@tanstack/react-query'
import { Problem } from '../../api/Problem'
import { mayDecide, useSession } from '../../api/useSession'
import { DecisionsNav } from '../../ui/decisions/DecisionsNav'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { sentence } from '../../ui/errorWords'
import { seasonName } from '../../ui/format/seasonName'
import { PageTitle } from '../../ui/PageTitle'
import { Link } from '../../ui/route/Link'
import { casePath, decisionsPath } from '../../ui/route/routes'
import { sharedRelease } from '../../ui/share/publicAddresses'
import { ShareButton } from '../../ui/share/ShareButton'
import { ReleaseEditor } from './ReleaseEditor'
import { ReleasePreview } from './ReleasePreview'
import { releaseQuery } from './releaseQuery'
import { stateWords } from './stateWords'
import '../../ui/fields.css'
import './releases.css'

/** The release of a season's decision: to read for everybody once it is out, to write for those who decide. */
export function ReleasePage({ title, season }: { title: string; season: string }) {
  const { data, error } = useQuery(releaseQuery(title, season))
  const { data: session } = useSession()
  return (
    <article className="release-page">
      <DecisionsNav />
      {error ? (
        <Nothing error={error} title={title} season={season} />
      ) : !data || !session ? (
        <div className="page-wait" aria-busy="true" />
      ) : (
        <>
          <PageTitle title={`Release: ${seasonName(data.name, data.season)}`}>{seasonName(data.name, data.season)}</PageTitle>
          <p className="lede" role="status">
            {sentence(stateWords(data))} It says “{data.status}”.
          </p>
          {data.state === 'published' && data.out !== null && (
            <p className="links">
              <ShareButton of={[sharedRelease(title, data.season, data.release.headline)]} />
            </p>
          )}
          {mayDecide(session) ? (
            <ReleaseEditor key={data.id} announcement={data} />
          ) : (
            <ReleasePreview title={title} season={season} release={data.release} pending={false} />
          )}
        </>
      )}
    </article>
  )
}

/** What is not out does not exist for most; for those who decide, the ledger has nothing to announce. */
function Nothing({ error, title, season }: { error: Error; title: string; season: string }) {
  return (
    <>
      <ErrorMessage error={error} />
      {error instanceof Problem && error.status !== 401 && (
        <p>
          <Link href={decisionsPath(title, season)}>What was decided</Link> · <Link href={casePath(title, season)}>The case</Link>
        </p>
      )}
    </>
  )
}
