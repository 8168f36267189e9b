import type { BoardSeason } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { PageTitle } from '../shell/PageTitle'
import { Trouble } from '../shell/Trouble'
import { inOrder, type Order, orders } from './boardOrder'
import { boardCsvAddress, boardQuery } from './boardQuery'
import { DecisionsNav } from './DecisionsNav'
import { SeasonTable } from './SeasonTable'
import '../shell/fields.css'
import '../shell/figures.css'
import './decisions.css'

/** So many seasons are shown at a time. */
const step = 25
/** So many are seen at a glance. */
const few = 10

/** Seasons that await a decision, the youngest first, each with what its case comes to. */
export function BoardPage() {
  const [count, setCount] = useState(step)
  const [wanted, setWanted] = useState('')
  const [order, setOrder] = useState<Order>('premiere')
  // Where the last season shown stands among all: so far down cases are asked for.
  const [places, setPlaces] = useState(step)
  const { data, error } = useQuery(boardQuery(places))
  const seasons = inOrder(data?.seasons ?? [], order)
  const found = seasons.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(wanted.trim().toLowerCase()))
  const shown = found.slice(0, count)
  // By what cases come to, all of them must be there first.
  const last = shown.length === 0 ? 0 : order === 'premiere' ? seasons.indexOf(shown.at(-1)!) + 1 : seasons.length
  useEffect(() => setPlaces(before => Math.max(before, last)), [last])
  if (error) return <Trouble error={error} />
  return (
    <article>
      <DecisionsNav at="/board" />
      <PageTitle>Awaiting a decision</PageTitle>
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : seasons.length === 0 ? (
        <p className="lede">
          No season awaits a decision. One appears here with its first week on a chart, with the catalogue, or with a production record.
        </p>
      ) : (
        <Seasons
          {...{ seasons, shown, wanted, order, total: data.total, more: Math.min(step, found.length - count) }}
          onFind={setWanted}
          onOrder={setOrder}
          onMore={() => setCount(count + step)}
        />
      )}
    </article>
  )
}

interface Props {
  seasons: BoardSeason[]
  shown: BoardSeason[]
  total: number
  wanted: string
  order: Order
  /** How many more there are to show now. */
  more: number
  onFind: (wanted: string) => void
  onOrder: (order: Order) => void
  onMore: () => void
}

function Seasons({ seasons, shown, total, wanted, order, more, onFind, onOrder, onMore }: Props) {
  const none = seasons.every(one => one.case === null)
  return (
    <>
      <p className="lede">
        {total.toLocaleString('en')} {total === 1 ? 'season' : 'seasons'}, {orders[order]} first.
        {total > seasons.length && ` These are the first ${seasons.length}.`}
      </p>
      {seasons.length > few && (
        <div className="pair find">
          <label className="field">
            Find a season
            <input type="search" value={wanted} onChange={event => onFind(event.target.value)} />
          </label>
          {!none && (
            <label className="field">
              Which come first
              <select value={order} onChange={event => onOrder(event.target.value as Order)}>
                {Object.entries(orders).map(([id, words]) => (
                  <option key={id} value={id}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
      )}
      {none && <p className="muted">What they are worth and what is recommended is for analysts and those who decide.</p>}
      <SeasonTable seasons={shown} cases={!none} />
      <p className="board-count">
        {more > 0 && (
          <button type="button" className="quiet" onClick={onMore}>
            Show {more} more
          </button>
        )}{' '}
        <a href={boardCsvAddress} download>
          Download all as CSV
        </a>
      </p>
    </>
  )
}
