import type { Overview } from '@sweeps/model'
import type { CSSProperties } from 'react'
import { dayWords, inDays } from '../../ui/format/dates'
import { seasonName } from '../../ui/format/seasonName'
import { Link } from '../../ui/route/Link'
import { seasonPath } from '../../ui/route/routes'
import { hoursWords } from './hoursWords'

/** So many days are followed. */
const followed = 28

/** One's own seasons around their premiere: how far each is in its first 28 days. The rule under a line is how much of them is over. */
export function Premieres({ of }: { of: Overview['premieres'] }) {
  if (of.length === 0) return null
  return (
    <section aria-labelledby="premieres">
      <h2 id="premieres">Premieres</h2>
      <table className="figures premieres">
        <caption className="visually-hidden">Seasons in their first 28 days, and those to come</caption>
        <thead>
          <tr>
            <th scope="col">Season</th>
            <th scope="col" className="number">
              Day
            </th>
            <th scope="col" className="number">
              Watched so far
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ title, season, name, premiere, day, hours }) => (
            <tr key={`${title}/${season}`} style={{ '--share': Math.max(0, day / followed) } as CSSProperties}>
              <th scope="row" className="far">
                <Link href={seasonPath(title, season)}>{seasonName(name, season)}</Link>
                <span className="muted">{dayWords(premiere)}</span>
              </th>
              <td className="number">{day > 0 ? `${day} of ${followed}` : inDays(1 - day)}</td>
              <td className="number">{hours === null ? <span className="unknown">not yet</span> : hoursWords(hours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
