import type { BoardSeason } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PageTitle } from '../shell/PageTitle'
import { Trouble } from '../shell/Trouble'
import { boardCsvAddress, boardQuery } from './boardQuery'
import { DecisionsNav } from './DecisionsNav'
import { SeasonTable } from './SeasonTable'
import { useCases } from './useCases'
import '../shell/fields.css'
import '../shell/figures.css'
import './decisions.css'

/** So many cases are worked out for one look at the board. */
const step = 12

/** Seasons that await a decision, the youngest first, each with what its case comes to. */
export function BoardPage() {
  const { data, error } = useQuery(boardQuery)
  if (error) return <Trouble error={error} />
  return (
    <article>
      <DecisionsNav at="/board" />
      <PageTitle>Awaiting a decision</PageTitle>
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : data.seasons.length === 0 ? (
        <p className="lede">
          No season awaits a decision. One appears here with its first week on a chart, with the catalogue, or with a production record.
        </p>
      ) : (
        <Seasons seasons={data.seasons} total={data.total} />
      )}
    </article>
  )
}

function Seasons({ seasons, total }: { seasons: BoardSeason[]; total: number }) {
  const [count, setCount] = useState(step)
  const [wanted, setWanted] = useState('')
  const found = seasons.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(wanted.trim().toLowerCase()))
  const shown = found.slice(0, count)
  const { cases, refused } = useCases(shown)
  return (
    <>
      <p className="lede">
        {total.toLocaleString('en')} {total === 1 ? 'season' : 'seasons'}, the latest premiere first.
        {total > seasons.length && ` These are the first ${seasons.length}.`}
      </p>
      {seasons.length > step && (
        <label className="field find">
          Find a season
          <input type="search" value={wanted} onChange={event => setWanted(event.target.value)} />
        </label>
      )}
      {refused && <p className="muted">What they are worth and what is recommended is for analysts and those who decide.</p>}
      <SeasonTable seasons={shown} cases={refused ? null : cases} />
      <p className="board-count">
        {count < found.length && (
          <button type="button" className="quiet" onClick={() => setCount(count + step)}>
            Show {Math.min(step, found.length - count)} more
          </button>
        )}{' '}
        <a href={boardCsvAddress} download>
          Download all as CSV
        </a>
      </p>
    </>
  )
}
