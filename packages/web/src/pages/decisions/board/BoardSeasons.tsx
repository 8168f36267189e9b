import type { Board, BoardSort } from '@sweeps/model'
import { AddData } from '../../../ui/AddData'
import { Anchor } from '../../../ui/route/Link'
import { type BoardRequest, boardCsvAddress } from './boardQuery'
import { SeasonTable } from './SeasonTable'

/** So many need no search. */
const few = 10

const nobody: Record<Board['tab'], string> = {
  slate: 'No season of your own awaits a decision. One appears here with the catalogue, or with a production record.',
  decided: 'No season was decided yet. A decision is written on the page of its case.',
  published: 'No season of others awaits a decision. One appears here with its first week on a chart.',
}

interface Props {
  board: Board
  request: BoardRequest
  /** What is in the field: the answer may be of what was there before. */
  words: string
  onFind: (words: string) => void
  onOrder: (order: BoardSort) => void
  onMore: () => void
}

/** The seasons of a tab, or that there are none. */
export function BoardSeasons({ board, request, words, onFind, onOrder, onMore }: Props) {
  const { tab, total, found, sort, seasons, unweighed } = board
  if (total === 0)
    return (
      <p className="lede">
        {nobody[tab]} {tab !== 'decided' && <AddData />}
      </p>
    )
  const cases = tab !== 'decided' && seasons.some(one => one.case !== null)
  const more = Math.min(25, found - seasons.length)
  return (
    <>
      <p className="lede" role="status">
        {found < total || words !== '' ? `${found.toLocaleString('en')} of ` : ''}
        {total.toLocaleString('en')} {total === 1 ? 'season' : 'seasons'}, {orders[sort]} first.
      </p>
      {total > few && (
        <div className="pair find">
          <label className="field">
            Find a season
            <input type="search" value={words} onChange={event => onFind(event.target.value)} />
          </label>
          <label className="field">
            Which come first
            <select value={sort} onChange={event => onOrder(event.target.value as BoardSort)}>
              {ordersOf(tab, cases || sort === 'worth' || sort === 'risk').map(id => (
                <option key={id} value={id}>
                  {orders[id]}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {tab !== 'decided' && !cases && seasons.length > 0 && (
        <p className="muted">What they are worth and what is recommended is for analysts and those who decide.</p>
      )}
      {seasons.length === 0 ? <p>No season has that in its name.</p> : <SeasonTable seasons={seasons} cases={cases} tab={tab} />}
      {unweighed > 0 && <p className="muted">{unweighed.toLocaleString('en')} were not weighed and come last: there are too many.</p>}
      <p className="board-count">
        {more > 0 && seasons.length < 500 && (
          <button type="button" className="quiet" onClick={onMore}>
            Show {more} more
          </button>
        )}{' '}
        <Anchor href={boardCsvAddress(request)} download>
          Download {found < total ? 'what was found' : 'all'} as CSV
        </Anchor>
      </p>
    </>
  )
}

/** In which order seasons stand, in words. */
export const orders: Record<BoardSort, string> = {
  premiere: 'the latest premiere',
  worth: 'the highest worth',
  risk: 'the lowest chance to earn its cost',
  decided: 'the latest decision',
  name: 'names from A on',
}

/** Those that a tab can be put in. */
export const ordersOf = (tab: 'slate' | 'decided' | 'published', cases: boolean): BoardSort[] =>
  tab === 'decided' ? ['decided', 'premiere', 'name'] : ['premiere', ...(cases ? (['worth', 'risk'] as const) : []), 'name']
