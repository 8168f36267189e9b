import { Link } from '../route/Link'
import './decisions.css'

const rooms = [
  ['/board', 'Board'],
  ['/decisions', 'Ledger'],
  ['/releases', 'Releases'],
  ['/calibration', 'Track record'],
] as const

/** The way between the pages about decisions. */
export function DecisionsNav({ at }: { at?: (typeof rooms)[number][0] }) {
  return (
    <nav className="rooms" aria-label="Decisions">
      {rooms.map(([href, name]) => (
        <Link key={href} href={href} aria-current={href === at ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
