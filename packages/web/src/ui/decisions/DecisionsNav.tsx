import { Link } from '../route/Link'
import './decisions.css'

const pages = [
  ['/board', 'Board'],
  ['/decisions', 'Ledger'],
  ['/releases', 'Releases'],
  ['/calibration', 'Track record'],
] as const

/** Links between the pages about decisions. */
export function DecisionsNav({ at }: { at?: (typeof pages)[number][0] }) {
  return (
    <nav className="decisions-nav" aria-label="Decisions">
      {pages.map(([href, name]) => (
        <Link key={href} href={href} aria-current={href === at ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
