import { casePath } from '../route/casePath'
import { Link } from '../route/Link'
import type { Title } from './titleQuery'

/** What was announced of what comes next, and the way to the case for another season of the latest one known. */
export function Future({ title: { title, lists, status } }: { title: Title }) {
  const latest = Math.max(0, ...lists.map(({ season }) => season ?? 0))
  if (!status && latest === 0) return null
  return (
    <p className="future">
      {status && (
        <>
          <strong>{capital(status.status)}</strong> (<a href={`/announcements/${title}/${status.season}`}>the announcement</a>).{' '}
        </>
      )}
      {latest > 0 && <Link href={casePath(title, latest)}>The case for another season</Link>}
    </p>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
