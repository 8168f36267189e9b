import { useState } from 'react'
import { instantWords } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'
import type { Match } from './matchQuery'
import { placeOf } from './placeOf'

const step = 20

/** What people have settled and holds, the latest first, and the way back. */
export function Settled({ matches, onUndo }: { matches: Match[]; onUndo: (of: Match) => void }) {
  const [count, setCount] = useState(step)
  if (matches.length === 0) return null
  return (
    <section aria-labelledby="settled">
      <h2 id="settled">Settled</h2>
      <table className="figures">
        <caption className="visually-hidden">What was settled, the latest first</caption>
        <thead>
          <tr>
            <th scope="col">Name, as published</th>
            <th scope="col" className="extra">
              Was taken for
            </th>
            <th scope="col">Means</th>
            <th scope="col" className="extra">
              By
            </th>
            <th scope="col">
              <span className="visually-hidden">Undo</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {matches.slice(0, count).map(match => (
            <Line key={`${match.id} ${match.assigned}`} of={match} onUndo={onUndo} />
          ))}
        </tbody>
      </table>
      {count < matches.length && (
        <p>
          <button type="button" className="quiet" onClick={() => setCount(count + step)}>
            Show {Math.min(step, matches.length - count)} more
          </button>
        </p>
      )}
    </section>
  )
}

function Line({ of, onUndo }: { of: Match; onUndo: (of: Match) => void }) {
  const { source, name, assigned, title, season, actor, at } = of
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi> <span className="muted">{source}</span>
        <div className="under">
          was taken for {assigned}; by {actor}, {instantWords(at)}
        </div>
      </th>
      <td className="extra">{assigned}</td>
      <td className="place">
        <Link href={titlePath(title ?? assigned)}>{placeOf(title ?? assigned, season)}</Link>
      </td>
      <td className="extra">
        {actor}
        <div className="muted">{instantWords(at)}</div>
      </td>
      <td className="undo">
        <button type="button" className="quiet" aria-label={`Undo: ${name} is ${title}`} onClick={() => onUndo(of)}>
          Undo
        </button>
      </td>
    </tr>
  )
}
