import { useQuery } from '@tanstack/react-query'
import { casePath } from '../route/casePath'
import { Link } from '../route/Link'
import { releasePath } from '../route/releasePath'
import { PageTitle } from '../shell/PageTitle'
import { roughDayWords } from '../shell/roughDayWords'
import { seasonName } from '../shell/seasonName'
import { Trouble } from '../shell/Trouble'
import { DecisionsNav } from './DecisionsNav'
import { seasonDecisionsQuery } from './decisionsQuery'
import { Entry } from './Entry'
import { outcomeWords } from './outcomeWords'
import '../shell/figures.css'
import './decisions.css'

/** What was decided of one season, in the order of events. */
export function SeasonDecisionsPage({ title, season }: { title: string; season: string }) {
  const { data, error } = useQuery(seasonDecisionsQuery(title, season))
  if (error) return <Trouble error={error} />
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
          <nav className="rooms" aria-label="About this season">
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
