import type { Overview } from '@sweeps/model'
import { roughDayWords } from '../../ui/format/dates'
import { seasonName } from '../../ui/format/seasonName'
import { Link } from '../../ui/route/Link'
import { boardPath, casePath } from '../../ui/route/routes'

/** How many seasons await a decision, and the youngest of one's own. */
export function Awaiting({ of: { own, published, seasons } }: { of: NonNullable<Overview['awaiting']> }) {
  return (
    <section aria-labelledby="awaiting">
      <h2 id="awaiting">Awaiting a decision</h2>
      {own === 0 ? (
        <p className="muted">No season of your own awaits a decision.</p>
      ) : (
        <>
          <p>
            <strong className="big">{own.toLocaleString('en')}</strong> {own === 1 ? 'season' : 'seasons'} of your own
          </p>
          <ul className="plain">
            {seasons.map(({ title, season, name, premiere }) => (
              <li key={`${title}/${season}`}>
                <Link href={casePath(title, season)}>{seasonName(name, season)}</Link>{' '}
                <span className="muted">{premiere ? roughDayWords(premiere) : 'premiere not known'}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link href={boardPath('slate', false)}>The board</Link>
        {published > 0 && (
          <>
            {' · '}
            <Link href={boardPath('published', false)}>
              {published.toLocaleString('en')} {published === 1 ? 'season' : 'seasons'} of others
            </Link>
          </>
        )}
      </p>
    </section>
  )
}
