import type { CatalogueEntry } from '@sweeps/model'
import { useMemo, useState } from 'react'
import { Link } from '../route/Link'
import { seasonPath } from '../seasons/seasonPath'
import { dayWords } from '../shell/dayWords'
import type { Assignable } from './AssignDialog'
import { type CatalogueSeason, matching, seasonsOf } from './seasonsOf'

const step = 25

interface Props {
  entries: CatalogueEntry[]
  edit: boolean
  onMove: (of: Assignable) => void
}

/** The seasons and films of the catalogue, each with the contents that stand for it. */
export function Seasons({ entries, edit, onMove }: Props) {
  const [words, setWords] = useState('')
  const [count, setCount] = useState(step)
  const seasons = useMemo(() => seasonsOf(entries), [entries])
  const found = matching(seasons, words)
  return (
    <section aria-labelledby="seasons">
      <h2 id="seasons">Seasons and films</h2>
      <label className="field find">
        Find a title or a content id
        <input type="search" value={words} onChange={event => setWords(event.target.value)} />
      </label>
      <p role="status">
        {found.length < seasons.length && `${found.length.toLocaleString('en')} of `}
        {seasons.length.toLocaleString('en')} seasons and films.
      </p>
      <ul className="seasons">
        {found.slice(0, count).map(season => (
          <Season key={`${season.title}/${season.season}`} of={season} edit={edit} onMove={onMove} />
        ))}
      </ul>
      {count < found.length && (
        <button type="button" className="quiet" onClick={() => setCount(count + step)}>
          Show {Math.min(step, found.length - count)} more
        </button>
      )}
    </section>
  )
}

function Season({ of, edit, onMove }: { of: CatalogueSeason } & Omit<Props, 'entries'>) {
  const { title, name, season, episodes, released, contents } = of
  const called = season === null ? name : `${name}, season ${season}`
  return (
    <li>
      <Link href={seasonPath(title, season ?? 0)}>{called}</Link>{' '}
      <span className="muted">
        {season === null ? 'film' : `${episodes} ${episodes === 1 ? 'episode' : 'episodes'}`}
        {released && `, from ${dayWords(released)}`}
      </span>
      <details>
        <summary>
          {contents.length} content {contents.length === 1 ? 'id' : 'ids'}
          <span className="visually-hidden"> of {called}</span>
        </summary>
        <table className="figures">
          <caption className="visually-hidden">Content ids of {called}</caption>
          <thead>
            <tr>
              <th scope="col">Content</th>
              <th scope="col">{season === null ? 'Film' : 'Episode'}</th>
              <th scope="col" className="number">
                Minutes
              </th>
              {edit && (
                <th scope="col">
                  <span className="visually-hidden">Change</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {contents.map(row => (
              <tr key={`${row.service} ${row.content}`}>
                <th scope="row">
                  <code>{row.content}</code> <span className="muted">{row.service}</span>
                </th>
                <td>
                  {row.episode ?? ''} {row.name !== title && row.name}
                </td>
                <td className="number">
                  {row.runtime_ms === null ? <span className="unknown">not known</span> : Math.round(row.runtime_ms / 60_000)}
                </td>
                {edit && (
                  <td>
                    <button type="button" className="quiet" aria-label={`Move ${row.content}`} onClick={() => onMove(row)}>
                      Move…
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </li>
  )
}
