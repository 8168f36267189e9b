import type { SeasonReport } from '@sweeps/model'
import { lazy, Suspense } from 'react'
import { viewAddress } from '../../api/seasonQueries'
import type { SeasonView } from '../../api/seasonView'
import { dayWords } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { casePath, viewPath } from '../../ui/route/routes'
import { ExportLinks } from '../../ui/seasons/ExportLinks'
import { Audience } from './Audience'
import { EpisodeFunnel } from './EpisodeFunnel'
import { FilterChips } from './FilterChips'
import { KeyFigures } from './KeyFigures'
import type { DatedFact } from './marksOf'
import { Parts } from './Parts'
import { TimeSection } from './TimeSection'
import { ViewChoice } from './ViewChoice'

const PeersSection = lazy(() => import('./peers/PeersSection').then(module => ({ default: module.PeersSection })))

const RangeSection = lazy(() => import('./range/RangeSection').then(module => ({ default: module.RangeSection })))

/** Who began a season, how far they came, where they left, when they watched, and how that compares. */
export function Report({ report, view, facts }: { report: SeasonReport; view: SeasonView; facts: readonly DatedFact[] }) {
  return (
    <>
      <Lede report={report} />
      <ViewChoice view={view} />
      <FilterChips view={view} report={report} />
      <section id="audience">
        <Audience report={report} />
        <KeyFigures report={report} />
        <ExportLinks address={viewPath(view, 'audience')} tables={[{ name: 'Audience', href: viewAddress(view, { table: 'audience' }) }]}>
          {report.season !== null && <Link href={casePath(view.title, view.season)}>The case for another season</Link>}
        </ExportLinks>
      </section>
      <EpisodeFunnel report={report} view={view} />
      <TimeSection report={report} view={view} facts={facts} />
      {report.filters.length === 0 && (
        <Suspense>
          <RangeSection view={view} released={report.released} />
          <PeersSection view={view} />
        </Suspense>
      )}
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
