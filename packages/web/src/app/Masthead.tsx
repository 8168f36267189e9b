import { Link } from '../ui/route/Link'
import type { Route } from '../ui/route/matchRoute'
import { SessionMenu } from './SessionMenu'

/** Pages behind the board, each a step further on the same way. */
const decisions: Route['page'][] = ['board', 'case', 'memo', 'ledger', 'season-decisions', 'calibration', 'releases', 'release']

/** The name, the way to the pages, and who is signed in. */
export function Masthead({ page }: { page: Route['page'] }) {
  const current = (here: boolean) => (here ? 'page' : undefined)
  return (
    <header className="masthead">
      <Link href="/" className="wordmark">
        Sweeps
      </Link>
      <nav aria-label="Pages">
        <Link href="/" aria-current={current(page === 'overview')}>
          Overview
        </Link>
        <Link href="/charts" aria-current={current(page === 'chart' || page === 'start')}>
          Charts
        </Link>
        <Link href="/records" aria-current={current(page === 'records')}>
          Records
        </Link>
        <Link href="/compare" aria-current={current(page === 'compare' || page === 'compare-seasons')}>
          Compare
        </Link>
        <Link href="/board" aria-current={current(decisions.includes(page))}>
          Decisions
        </Link>
        <Link href="/catalogue" aria-current={current(page === 'catalogue' || page === 'matches')}>
          Catalogue
        </Link>
        <Link href="/add" aria-current={current(page === 'add')}>
          Add data
        </Link>
        <Link href="/screening-room" aria-current={current(page === 'screening-room')}>
          Screening room
        </Link>
      </nav>
      <div className="session">
        <SessionMenu page={page} />
      </div>
    </header>
  )
}
