import { useQuery } from '@tanstack/react-query'
import { searchQuery } from '../../api/searchQueries'
import { mayRead, useSession } from '../../api/useSession'
import { Link } from '../route/Link'
import { foundOptions } from './foundOptions'
import { pagesFor } from './pageList'

/** So many of what is nearest. */
const most = 6

/** Where nothing is at an address: what is called like its last part, or nearly so. Nothing for who may not read. */
export function Nearest({ to }: { to: string }) {
  const { data: session } = useSession()
  const readable = session !== undefined && mayRead(session)
  const words = wordsOf(to)
  const { data } = useQuery({ ...searchQuery(words), enabled: readable && words !== '' })
  const pages = session && readable ? pagesFor(session) : []
  const near =
    words === '' || !readable
      ? []
      : foundOptions(data, pages, words)
          .filter(({ href }) => !href.startsWith('/help'))
          .slice(0, most)
  if (near.length === 0) return null
  return (
    <div className="prose">
      <h2>Perhaps one of these</h2>
      <ul>
        {near.map(({ href, name, kind }) => (
          <li key={href}>
            <Link href={href}>
              <bdi>{name}</bdi>
            </Link>{' '}
            <span className="muted">{kind}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What an address says: its last part that is no number, with spaces for what joins words. */
function wordsOf(address: string): string {
  const parts = address.split('/').filter(part => part !== '' && !/^\d+$/.test(part))
  const last = parts.at(-1) ?? ''
  try {
    return decodeURIComponent(last)
      .replace(/[-_+.]+/g, ' ')
      .trim()
      .slice(0, 100)
  } catch {
    return last.slice(0, 100)
  }
}
