import type { Board } from '@sweeps/model'
import { Link } from '../../../ui/route/Link'
import { boardPath } from '../../../ui/route/routes'

/** What a tab leaves out, and the way to the older ones and back. */
export function LeftOut({ board: { tab, leftOut }, older }: { board: Board; older: boolean }) {
  if (leftOut.length === 0 && !older) return null
  return (
    <section aria-label="Left out">
      {leftOut.length > 0 && (
        <p className="muted left-out">
          Left out: {leftOut.map(({ words }) => words).join('; ')}.{' '}
          {leftOut.some(({ what }) => what === 'older') && <Link href={boardPath(tab, true)}>Show premieres of any age</Link>}
        </p>
      )}
      {older && (
        <p className="left-out">
          <Link href={boardPath(tab, false)}>Leave out premieres of more than two years ago</Link>
        </p>
      )}
    </section>
  )
}
