import type { SeasonReport } from '@sweeps/model'
import { lazy, Suspense } from 'react'
import { casePath } from '../route/casePath'
import { Link } from '../route/Link'
import { dayWords } from '../shell/dayWords'
import { Audience } from './Audience'
import { EpisodeFunnel } from './EpisodeFunnel'
import { KeyFigures } from './KeyFigures'
import { Parts } from './Parts'
import { type SeasonView, viewAddress } from './seasonView'
import { TimeSection } from './TimeSection'
import { ViewChoice } from './ViewChoice'
import { Ways } from './Ways'

const PeersSection = lazy(() => import('../peers/PeersSection').then(module => ({ default: module.PeersSection })))

/** Who began a season, how far they came, where they left, when they watched, and how that compares. */
export function Report({ report, view }: { report: SeasonReport; view: SeasonView }) {
  return (
    <>
      <Lede report={report} />
      <ViewChoice view={view} />
      <section id="audience">
        <Audience report={report} />
        <KeyFigures report={report} />
        <Ways view={view} section="audience" tables={[{ name: 'Audience', href: viewAddress(view, { table: 'audience' }) }]}>
          {report.season !== null && <Link href={casePath(view.title, view.season)}>The case for another season</Link>}
        </Ways>
      </section>
      <EpisodeFunnel report={report} view={view} />
      <TimeSection report={report} view={view} />
      <Suspense>
        <PeersSection view={view} />
      </Suspense>
      <Parts report={report} view={view} />
    </>
  )
}

function Lede({ report: { window, released, tz, services, closed } }: { report: SeasonReport }) {
  return (
    <p className="lede">
      The first {window} {window === 1 ? 'day' : 'days'} from {dayWords(released)} ({tz}) on {services.join(', ')}.
      {!closed && ' They still run: figures will grow.'}
    </p>
  )
}
