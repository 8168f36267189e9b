import type { CatalogueEntry } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { dayWords } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { seasonPath, titlePath } from '../../ui/route/routes'
import type { Assignable } from './AssignDialog'
import { catalogueQuery, firstPart } from './catalogueQueries'
import { type CatalogueSeason, seasonsOf } from './seasonsOf'
import { useDebounced } from './useDebounced'

interface Props {
  edit: boolean
  onMove: (of: Assignable) => void
  onEdit: (of: CatalogueEntry) => void
}

/** The seasons and films of the catalogue, each with the contents that stand for it. */
export function Seasons(props: Props) {
  const [words, setWords] = useState('')
  const [limit, setLimit] = useState(firstPart)
  const query = useDebounced(words.trim())
  const { data, error, isPlaceholderData } = useQuery(catalogueQuery(query, limit))
  if (error) return <ErrorMessage error={error} inside />
  const seasons = seasonsOf(data?.entries ?? [])
  const { all = 0, found = 0 } = data?.seasons ?? {}
  return (
    <section aria-labelledby="seasons">
      <h2 id="seasons">Seasons and films</h2>
      <label className="field find">
        Find a title or a content id
        <input
          type="search"
          value={words}
          onChange={event => {
            setWords(event.target.value)
            setLimit(firstPart)
          }}
        />
      </label>
      <p role="status">
        {found < all && `${found.toLocaleString('en')} of `}
        {all.toLocaleString('en')} seasons and films{seasons.length < found && `, the first ${seasons.length.toLocaleString('en')}`}.
      </p>
      <ul className="seasons" aria-busy={isPlaceholderData}>
        {seasons.map(season => (
          <Season key={`${season.title}/${season.season}`} of={season} {...props} />
        ))}
      </ul>
      {seasons.length < found && (
        <button type="button" className="quiet" disabled={isPlaceholderData} onClick={() => setLimit(limit + firstPart)}>
          Show more
        </button>
      )}
    </section>
  )
}

function Season({ of, edit, onMove, onEdit }: { of: CatalogueSeason } & Props) {
  const { title, name, season, episodes, released, contents } = of
  const called = season === null ? name : season === 0 ? `${name}, specials` : `${name}, season ${season}`
  return (
    <li>
      <Link href={season === 0 ? titlePath(title) : seasonPath(title, season ?? 0)}>
        <bdi>{called}</bdi>
      </Link>{' '}
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
                  {row.episode ?? ''} {row.name !== title && <bdi>{row.name}</bdi>}
                </td>
                <td className="number">
                  {row.runtime_ms === null ? <span className="unknown">not known</span> : Math.round(row.runtime_ms / 60_000)}
                </td>
                {edit && (
                  <td>
                    <div className="assigning">
                      <button type="button" className="quiet" aria-label={`Edit ${row.content}`} onClick={() => onEdit(row)}>
                        Edit…
                      </button>
                      <button type="button" className="quiet" aria-label={`Move ${row.content}`} onClick={() => onMove(row)}>
                        Move…
                      </button>
                    </div>
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
