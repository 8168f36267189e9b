import { lazy, Suspense } from 'react'
import { defaultView, type SeasonView } from '../../api/seasonView'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { PageTitle } from '../../ui/PageTitle'
import type { RouteTo } from '../../ui/route/matchRoute'
import { PrintFoot } from '../../ui/seasons/PrintFoot'
import { Future } from '../../ui/titles/Future'
import { TitleTabs } from '../../ui/titles/TitleTabs'
import { NoViewing } from './NoViewing'
import { Report } from './Report'
import { useSeason } from './useSeason'
import { useSectionOfAddress } from './useSectionOfAddress'
import '../../ui/figures.css'
import '../../ui/seasons/report.css'
import './seasons.css'

const ProductionRecordSection = lazy(() =>
  import('./production-record/ProductionRecordSection').then(module => ({ default: module.ProductionRecordSection })),
)
const Nearest = lazy(() => import('../../ui/search/Nearest').then(module => ({ default: module.Nearest })))
const NoRecord = lazy(() => import('./production-record/NoRecord').then(module => ({ default: module.NoRecord })))

/** One season: its audience in its first days, how that compares, how it was made and how it was received. */
export function SeasonPage({ route }: { route: RouteTo<'season'> }) {
  const view = viewOf(route)
  const { title, season } = view
  const { report, record, name, uncounted, recorded, status, facts, error, changing } = useSeason(view)
  const there = report !== undefined || uncounted
  const arrived = useSectionOfAddress(there)
  if (error)
    return (
      <>
        <ErrorMessage error={error} />
        <Suspense>
          <Nearest to={title} />
        </Suspense>
      </>
    )
  if (!there || name === undefined) return <div className="page-wait" aria-busy="true" />
  return (
    <article className="season-report" aria-busy={changing} ref={arrived}>
      <SeasonHeading name={name} season={season} />
      <TitleTabs title={title} name={name} current={season} />
      {status && <Future title={title} status={status} season={Number(season)} />}
      {report ? <Report report={report} view={view} facts={facts} /> : <NoViewing view={view} />}
      <Suspense>
        {record && <ProductionRecordSection title={title} season={season} record={record} />}
        {!recorded && <NoRecord title={title} season={season} />}
      </Suspense>
      {report && <Notes notes={report.notes} />}
      <PrintFoot />
    </article>
  )
}

function Notes({ notes }: { notes: string[] }) {
  return (
    <footer className="notes">
      <ul>
        {notes.map(note => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </footer>
  )
}

/** The view that an address asks for. */
export const viewOf = ({ title, season, window, tz, peers, filters, range }: RouteTo<'season'>): SeasonView => ({
  ...{ title, season, window: window || defaultView.window, tz: tz || defaultView.tz },
  peers: peers?.split(',').filter(Boolean) ?? [],
  filters,
  range,
})

/** What the page is of: a season of a title, or a film. */
function SeasonHeading({ name, season }: { name: string; season: string }) {
  return (
    <PageTitle>
      <bdi>{name}</bdi>
      {season !== '0' && `, season ${season}`}
    </PageTitle>
  )
}
