import { lazy, Suspense } from 'react'
import { seesAllServices, useSession } from '../api/useSession'
import { OverviewPage } from '../pages/overview/OverviewPage'
import { matchRoute, type Route } from '../ui/route/matchRoute'
import { useAddress } from '../ui/route/navigate'
import { ErrorBoundary } from './ErrorBoundary'
import { HealthStrip } from './health/HealthStrip'
import { Masthead } from './Masthead'
import { Notice } from './Notice'
import { useFocusGivenBack } from './useFocusGivenBack'
import { useFocusOnArrival } from './useFocusOnArrival'

// Most visits begin with the overview, and read a page or two besides: each of those is loaded when somebody opens it.
const AddPage = lazy(() => import('../pages/add/AddPage').then(module => ({ default: module.AddPage })))
const BoardPage = lazy(() => import('../pages/decisions/board/BoardPage').then(module => ({ default: module.BoardPage })))
const CalibrationPage = lazy(() =>
  import('../pages/decisions/track-record/CalibrationPage').then(module => ({ default: module.CalibrationPage })),
)
const ChartPage = lazy(() => import('../pages/charts/ChartPage').then(module => ({ default: module.ChartPage })))
const CasePage = lazy(() => import('../pages/decisions/case/CasePage').then(module => ({ default: module.CasePage })))
const CataloguePage = lazy(() => import('../pages/catalogue/CataloguePage').then(module => ({ default: module.CataloguePage })))
const ComparePage = lazy(() => import('../pages/compare/lists/ComparePage').then(module => ({ default: module.ComparePage })))
const CompareSeasonsPage = lazy(() =>
  import('../pages/compare/seasons/CompareSeasonsPage').then(module => ({ default: module.CompareSeasonsPage })),
)
const NotFound = lazy(() => import('./NotFound').then(module => ({ default: module.NotFound })))
const LedgerPage = lazy(() => import('../pages/decisions/ledger/LedgerPage').then(module => ({ default: module.LedgerPage })))
const MatchesPage = lazy(() => import('../pages/published/MatchesPage').then(module => ({ default: module.MatchesPage })))
const PanelPage = lazy(() => import('../pages/panels/PanelPage').then(module => ({ default: module.PanelPage })))
const PanelsPage = lazy(() => import('../pages/panels/PanelsPage').then(module => ({ default: module.PanelsPage })))
const RecordsPage = lazy(() => import('../pages/chart-records/RecordsPage').then(module => ({ default: module.RecordsPage })))
const ReleasePage = lazy(() => import('../pages/announcements/ReleasePage').then(module => ({ default: module.ReleasePage })))
const ReleasesPage = lazy(() => import('../pages/announcements/ReleasesPage').then(module => ({ default: module.ReleasesPage })))
const SeasonDecisionsPage = lazy(() =>
  import('../pages/decisions/ledger/SeasonDecisionsPage').then(module => ({ default: module.SeasonDecisionsPage })),
)
const SeasonPage = lazy(() => import('../pages/seasons/SeasonPage').then(module => ({ default: module.SeasonPage })))
const ChartsPage = lazy(() => import('../pages/index/ChartsPage').then(module => ({ default: module.ChartsPage })))
const TitlesPage = lazy(() => import('../pages/index/TitlesPage').then(module => ({ default: module.TitlesPage })))
const SeasonsPage = lazy(() => import('../pages/index/SeasonsPage').then(module => ({ default: module.SeasonsPage })))
const TitlePage = lazy(() => import('../pages/titles/TitlePage').then(module => ({ default: module.TitlePage })))
const MemoPage = lazy(() => import('../pages/decisions/memo/MemoPage').then(module => ({ default: module.MemoPage })))
const SettingsPage = lazy(() => import('../pages/settings/SettingsPage').then(module => ({ default: module.SettingsPage })))
const SignInPage = lazy(() => import('../pages/people/SignInPage').then(module => ({ default: module.SignInPage })))
const SomebodyElse = lazy(() => import('./SomebodyElse').then(module => ({ default: module.SomebodyElse })))
const ScreeningRoom = lazy(() => import('../pages/plays/ScreeningRoom').then(module => ({ default: module.ScreeningRoom })))

export function App() {
  const address = useAddress()
  const route = matchRoute(address)
  const content = useFocusOnArrival(route.page)
  useFocusGivenBack()
  const { data: session } = useSession()
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      {session?.user !== null && (session === undefined || seesAllServices(session)) && <HealthStrip />}
      <Masthead page={route.page} address={address.href} />
      <main id="content" ref={content} tabIndex={-1}>
        <ErrorBoundary address={address.href}>
          <Suspense fallback={<div className="page-wait" />}>
            {session?.user && session.insteadOf !== undefined ? (
              <SomebodyElse name={session.user.name} insteadOf={session.insteadOf} />
            ) : (
              <Page route={route} address={address} />
            )}
          </Suspense>
        </ErrorBoundary>
      </main>
      <Notice />
    </>
  )
}

function Page({ route, address }: { route: Route; address: URL }) {
  switch (route.page) {
    case 'overview':
      return <OverviewPage />
    case 'charts':
      return <ChartsPage />
    case 'titles':
      return <TitlesPage letter={route.letter} from={route.from} />
    case 'seasons':
      return <SeasonsPage counted={route.counted} from={route.from} />
    case 'chart':
      return <ChartPage chart={route.chart} market={route.market} week={route.week} list={route.list} />
    case 'title':
      return <TitlePage title={route.title} run={route.run} />
    case 'panels':
      return <PanelsPage />
    case 'panel':
      return <PanelPage panel={route.panel} week={route.week} />
    case 'records':
      return <RecordsPage chart={route.chart} market={route.market} list={route.list} />
    case 'compare':
      return <ComparePage left={route.left} right={route.right} />
    case 'season':
      return <SeasonPage route={route} />
    case 'compare-seasons':
      return <CompareSeasonsPage route={route} />
    case 'board':
      return <BoardPage search={route.search} />
    case 'case':
      return <CasePage title={route.title} season={route.season} search={route.search} />
    case 'memo':
      return <MemoPage title={route.title} season={route.season} search={route.search} />
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
    case 'add':
      return <AddPage />
    case 'settings':
      return <SettingsPage section={route.section} />
    case 'screening-room':
      return <ScreeningRoom />
    case 'sign-in':
      return <SignInPage token={route.token} />
    case 'not-found':
      return <NotFound address={address.pathname} />
  }
}
