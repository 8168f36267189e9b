import { lazy, Suspense } from 'react'
import { ChartPage } from '../charts/ChartPage'
import { StartPage } from '../charts/StartPage'
import { HealthStrip } from '../health/HealthStrip'
import { matchRoute, type Route } from '../route/matchRoute'
import { useAddress } from '../route/useAddress'
import { SignInPage } from '../session/SignInPage'
import { Fallible } from './Fallible'
import { Masthead } from './Masthead'
import { Nowhere } from './Nowhere'
import { useFocusOnArrival } from './useFocusOnArrival'

// Most visits read a chart and nothing else: every other page is loaded when somebody opens it.
const BoardPage = lazy(() => import('../decisions/BoardPage').then(module => ({ default: module.BoardPage })))
const CalibrationPage = lazy(() => import('../decisions/CalibrationPage').then(module => ({ default: module.CalibrationPage })))
const CasePage = lazy(() => import('../decisions/CasePage').then(module => ({ default: module.CasePage })))
const CataloguePage = lazy(() => import('../catalogue/CataloguePage').then(module => ({ default: module.CataloguePage })))
const ComparePage = lazy(() => import('../compare/ComparePage').then(module => ({ default: module.ComparePage })))
const CompareSeasonsPage = lazy(() => import('../beside/CompareSeasonsPage').then(module => ({ default: module.CompareSeasonsPage })))
const LedgerPage = lazy(() => import('../decisions/LedgerPage').then(module => ({ default: module.LedgerPage })))
const MatchesPage = lazy(() => import('../matches/MatchesPage').then(module => ({ default: module.MatchesPage })))
const RecordsPage = lazy(() => import('../records/RecordsPage').then(module => ({ default: module.RecordsPage })))
const ReleasePage = lazy(() => import('../announcements/ReleasePage').then(module => ({ default: module.ReleasePage })))
const ReleasesPage = lazy(() => import('../announcements/ReleasesPage').then(module => ({ default: module.ReleasesPage })))
const SeasonDecisionsPage = lazy(() => import('../decisions/SeasonDecisionsPage').then(module => ({ default: module.SeasonDecisionsPage })))
const SeasonPage = lazy(() => import('../seasons/SeasonPage').then(module => ({ default: module.SeasonPage })))
const TitlePage = lazy(() => import('../titles/TitlePage').then(module => ({ default: module.TitlePage })))
const ScreeningRoom = lazy(() => import('../plays/ScreeningRoom').then(module => ({ default: module.ScreeningRoom })))

export function App() {
  const address = useAddress()
  const route = matchRoute(address)
  const content = useFocusOnArrival(route.page)
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <HealthStrip />
      <Masthead page={route.page} />
      <main id="content" ref={content} tabIndex={-1}>
        <Fallible address={address.href}>
          <Suspense fallback={<div className="page-wait" />}>
            <Page route={route} />
          </Suspense>
        </Fallible>
      </main>
    </>
  )
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'start':
      return <StartPage />
    case 'chart':
      return <ChartPage chart={route.chart} week={route.week} list={route.list} />
    case 'title':
      return <TitlePage title={route.title} run={route.run} />
    case 'records':
      return <RecordsPage chart={route.chart} list={route.list} />
    case 'compare':
      return <ComparePage left={route.left} right={route.right} />
    case 'season':
      return <SeasonPage route={route} />
    case 'compare-seasons':
      return <CompareSeasonsPage route={route} />
    case 'board':
      return <BoardPage />
    case 'case':
      return <CasePage title={route.title} season={route.season} search={route.search} />
    case 'ledger':
      return <LedgerPage />
    case 'season-decisions':
      return <SeasonDecisionsPage title={route.title} season={route.season} />
    case 'calibration':
      return <CalibrationPage />
    case 'releases':
      return <ReleasesPage />
    case 'release':
      return <ReleasePage title={route.title} season={route.season} />
    case 'catalogue':
      return <CataloguePage />
    case 'matches':
      return <MatchesPage />
    case 'screening-room':
      return <ScreeningRoom />
    case 'sign-in':
      return <SignInPage token={route.token} />
    case 'nowhere':
      return <Nowhere />
  }
}
