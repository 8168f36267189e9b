import { lazy, Suspense } from 'react'
import type { Session } from '../../api/session'
import { mayDecide, useSession } from '../../api/useSession'
import { PageTitle } from '../../ui/PageTitle'
import { Link } from '../../ui/route/Link'
import { settingsPath } from '../../ui/route/routes'
import { Terms } from './Terms'
import '../../ui/figures.css'
import '../../ui/fields.css'
import '../../ui/tabs.css'
import './settings.css'

const MediaServers = lazy(() => import('./MediaServers').then(module => ({ default: module.MediaServers })))
const Speakers = lazy(() => import('./Speakers').then(module => ({ default: module.Speakers })))
const People = lazy(() => import('./People').then(module => ({ default: module.People })))
const Sessions = lazy(() => import('./Sessions').then(module => ({ default: module.Sessions })))
const Notices = lazy(() => import('./Notices').then(module => ({ default: module.Notices })))
const Keys = lazy(() => import('./Keys').then(module => ({ default: module.Keys })))
const ChartDefinitions = lazy(() => import('./charts/ChartDefinitions').then(module => ({ default: module.ChartDefinitions })))
const Guards = lazy(() => import('./Guards').then(module => ({ default: module.Guards })))
const Rejects = lazy(() => import('./Rejects').then(module => ({ default: module.Rejects })))
const AuditLog = lazy(() => import('./AuditLog').then(module => ({ default: module.AuditLog })))
const Upkeep = lazy(() => import('./Upkeep').then(module => ({ default: module.Upkeep })))

/** In the order of their tabs; the first is for who decides too. */
const sections = {
  services: 'Services',
  people: 'People',
  keys: 'Keys',
  charts: 'Charts',
  sources: 'Sources',
  guards: 'Guards',
  rejects: 'Refused',
  notices: 'Notices',
  audit: 'Audit log',
  upkeep: 'Upkeep',
} as const
type Section = keyof typeof sections

const isSection = (text: string): text is Section => Object.hasOwn(sections, text)

/** What is kept for everybody who decides, and how an installation is run, for who administers it. */
export function SettingsPage({ section }: { section: string | null }) {
  const { data: session } = useSession()
  const admin = session?.user?.role === 'admin'
  const current: Section = section !== null && isSection(section) && admin ? section : 'services'
  return (
    <article className="settings">
      <PageTitle title={`${sections[current]}, settings`}>Settings</PageTitle>
      {admin && <SectionTabs current={current} />}
      <Suspense fallback={<div className="page-wait" aria-busy="true" />}>
        {session ? <Body session={session} section={current} /> : <div className="page-wait" aria-busy="true" />}
      </Suspense>
    </article>
  )
}

function SectionTabs({ current }: { current: Section }) {
  return (
    <nav className="title-tabs" aria-label="Settings">
      {Object.entries(sections).map(([id, name]) => (
        <Link key={id} href={settingsPath(id)} aria-current={id === current ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}

function Body({ session, section }: { session: Session; section: Section }) {
  if (!mayDecide(session)) return <p className="lede">What is kept here is for those who decide{session.user ? '' : ': sign in first'}.</p>
  switch (section) {
    case 'services':
      return (
        <>
          <Terms />
          {session.user?.role === 'admin' && <MediaServers />}
        </>
      )
    case 'people':
      return (
        <>
          <People me={session.user?.name ?? ''} />
          <Sessions />
        </>
      )
    case 'keys':
      return <Keys />
    case 'charts':
      return <ChartDefinitions />
    case 'sources':
      return <Speakers />
    case 'guards':
      return <Guards />
    case 'rejects':
      return <Rejects />
    case 'notices':
      return <Notices />
    case 'audit':
      return <AuditLog />
    case 'upkeep':
      return <Upkeep />
  }
}
