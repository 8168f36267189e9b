import { lazy, Suspense } from 'react'
import { Trouble } from '../shell/Trouble'
import { Future } from '../tabs/Future'
import { TitleTabs } from '../tabs/TitleTabs'
import { NoViewing } from './NoViewing'
import { PrintFoot } from './PrintFoot'
import { Report } from './Report'
import { SeasonHeading } from './SeasonHeading'
import { type SeasonRoute, viewOf } from './seasonView'
import { useSeason } from './useSeason'
import { useSectionOfAddress } from './useSectionOfAddress'
import '../shell/figures.css'
import './seasons.css'

const Making = lazy(() => import('../making/Making').then(module => ({ default: module.Making })))
const NoRecord = lazy(() => import('../making/NoRecord').then(module => ({ default: module.NoRecord })))

/** One season: its audience in its first days, how that compares, how it was made and how it was received. */
export function SeasonPage({ route }: { route: SeasonRoute }) {
  const view = viewOf(route)
  const { title, season } = view
  const { report, record, name, uncounted, recorded, status, error, changing } = useSeason(view)
  const there = report !== undefined || uncounted
  const arrived = useSectionOfAddress(there)
  if (error) return <Trouble error={error} />
  if (!there || name === undefined) return <div className="page-wait" aria-busy="true" />
  return (
    <article className="season-report" aria-busy={changing} ref={arrived}>
      <SeasonHeading name={name} season={season} />
      <TitleTabs title={title} name={name} current={season} />
      {status && <Future title={title} status={status} season={Number(season)} />}
      {report ? <Report report={report} view={view} /> : <NoViewing view={view} />}
      <Suspense>
        {record && <Making title={title} season={season} record={record} />}
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
