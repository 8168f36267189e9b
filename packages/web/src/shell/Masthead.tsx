import { Link } from '../route/Link'
import type { Route } from '../route/matchRoute'
import { SessionMenu } from '../session/SessionMenu'

/** Pages behind the board, each a step further on the same way. */
const decisions: Route['page'][] = ['board', 'case', 'ledger', 'season-decisions', 'calibration', 'releases', 'release']

/** The name on the door, the rooms behind it, and who is inside. */
export function Masthead({ page }: { page: Route['page'] }) {
  const current = (here: boolean) => (here ? 'page' : undefined)
  return (
    <header className="masthead">
      <Link href="/" className="wordmark">
        Sweeps
      </Link>
      <nav aria-label="Pages">
        <Link href="/" aria-current={current(page === 'chart' || page === 'start')}>
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
        <Link href="/screening-room" aria-current={current(page === 'screening-room')}>
          Screening room
        </Link>
      </nav>
      <div className="session">
        <SessionMenu />
      </div>
    </header>
  )
}
