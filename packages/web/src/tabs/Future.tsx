import type { TitleStatus } from '@sweeps/model'
import { casePath } from '../route/casePath'
import { Link } from '../route/Link'
import './future.css'

interface Props {
  title: string
  /** What was announced; null: nothing is out. */
  status: TitleStatus | null
  /** The season whose case is linked; 0: there is none. */
  season: number
}

/** What was announced of what comes next, and the way to the case for another season. */
export function Future({ title, status, season }: Props) {
  if (!status && season === 0) return null
  return (
    <p className="future">
      {status && (
        <>
          <strong>{capital(status.status)}</strong> (<a href={`/announcements/${title}/${status.season}`}>the announcement</a>).{' '}
        </>
      )}
      {season > 0 && <Link href={casePath(title, season)}>The case for another season</Link>}
    </p>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
