import type { SeasonReport } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { casePath } from '../route/casePath'
import { Link } from '../route/Link'
import { titlePath } from '../route/titlePath'
import { dayWords } from '../shell/dayWords'
import { PageTitle } from '../shell/PageTitle'
import { Trouble } from '../shell/Trouble'
import { Audience } from './Audience'
import { EpisodeFunnel } from './EpisodeFunnel'
import { KeyFigures } from './KeyFigures'
import { Parts } from './Parts'
import { seasonPath } from './seasonPath'
import { seasonQuery, windows } from './seasonQuery'
import { TimeSection } from './TimeSection'
import '../shell/figures.css'
import './seasons.css'

/** One season's audience: who began it, how far they came, where they left, when they watched. */
export function SeasonPage({ title, season, window }: { title: string; season: string; window: string | null }) {
  const shown = window ?? '28'
  const { data, error, isPlaceholderData } = useQuery(seasonQuery(title, season, shown))
  if (error) return <Trouble error={error} />
  if (!data) return <div className="page-wait" aria-busy="true" />
  return (
    <article className="season-report" aria-busy={isPlaceholderData}>
      <PageTitle>
        {data.titleName}
        {data.season !== null && `, season ${data.season}`}
      </PageTitle>
      <Lede report={data} />
      <nav className="windows" aria-label="Days from the release">
        {windows.map(days => (
          <Link key={days} href={seasonPath(title, season, days)} aria-current={days === shown ? 'page' : undefined}>
            {days} days
          </Link>
        ))}
        <span className="onwards">
          <Link href={titlePath(data.title)}>Its runs on the charts</Link>
          {data.season !== null && <Link href={casePath(title, season)}>The case for another season</Link>}
        </span>
      </nav>
      <Audience report={data} />
      <KeyFigures report={data} />
      <EpisodeFunnel report={data} />
      <TimeSection report={data} />
      <Parts report={data} />
      <footer className="notes">
        <ul>
          {data.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </footer>
    </article>
  )
}

function Lede({ report: { window, released, tz, services, closed } }: { report: SeasonReport }) {
  return (
    <p className="lede">
      The first {window} days from {dayWords(released)} ({tz}) on {services.join(', ')}.{!closed && ' They still run: figures will grow.'}
    </p>
  )
}
