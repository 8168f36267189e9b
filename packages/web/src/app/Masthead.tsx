import { useEffect, useRef, useState } from 'react'
import type { Session } from '../api/session'
import { mayEdit, mayRead, seesAllServices, useSession } from '../api/useSession'
import { Anchor, Link } from '../ui/route/Link'
import type { Route } from '../ui/route/matchRoute'
import { SessionMenu } from './SessionMenu'
import { SearchButton } from './search/SearchButton'

type Page = Route['page']

interface Way {
  href: string
  name: string
  /** The pages behind it. */
  of: readonly Page[]
  /** Absent: whoever may read. */
  for?: (session: Session) => boolean
}

const ways: readonly Way[] = [
  { href: '/', name: 'Overview', of: ['overview'] },
  { href: '/charts', name: 'Charts', of: ['chart', 'charts', 'panel', 'panels'] },
  { href: '/titles', name: 'Titles', of: ['title', 'titles', 'season', 'seasons'] },
  { href: '/records', name: 'Records', of: ['records'] },
  { href: '/compare', name: 'Compare', of: ['compare', 'compare-seasons'] },
  // Each a step further on the same way.
  {
    href: '/board',
    name: 'Decisions',
    of: ['board', 'case', 'memo', 'ledger', 'season-decisions', 'calibration', 'releases', 'release'],
    for: seesAllServices,
  },
  { href: '/catalogue', name: 'Catalogue', of: ['catalogue', 'matches'] },
  { href: '/add', name: 'Add data', of: ['add'], for: mayEdit },
]

/** The name, the way to the pages that the reader can open, and who is signed in. On a phone the ways are behind a button. */
export function Masthead({ page, address }: { page: Page; address: string }) {
  const { data: session } = useSession()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(address)
  // Wherever one has gone, the ways are folded again.
  if (at !== address) {
    setAt(address)
    setOpen(false)
  }
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [open])
  const shown = session === undefined ? ways : mayRead(session) ? ways.filter(way => way.for?.(session) ?? true) : []
  return (
    <header className="masthead" data-open={open}>
      <Link href="/" className="wordmark">
        Sweeps
      </Link>
      <nav aria-label="Pages" id="pages" data-known={session !== undefined}>
        {shown.map(({ href, name, of }) => (
          <Link key={href} href={href} aria-current={of.includes(page) ? 'page' : undefined}>
            {name}
          </Link>
        ))}
        {shown.length > 0 && <Anchor href="/help">Help</Anchor>}
      </nav>
      <div className="session">
        <SessionMenu page={page} />
      </div>
      <SearchButton />
      <button type="button" className="menu-button" ref={button} aria-expanded={open} aria-controls="pages" onClick={() => setOpen(!open)}>
        Menu
      </button>
    </header>
  )
}
