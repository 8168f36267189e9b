import type { TitleStatus } from '@sweeps/model'
import { Anchor, Link } from '../route/Link'
import { casePath } from '../route/routes'
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
          <strong>{capital(status.status)}</strong> (<Anchor href={`/announcements/${title}/${status.season}`}>the announcement</Anchor>).{' '}
        </>
      )}
      {season > 0 && <Link href={casePath(title, season)}>The case for another season</Link>}
    </p>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
