import type { TitleMarkets } from '@sweeps/model'
import { type KeyboardEvent, useRef, useState } from 'react'
import { marketName } from '../../ui/format/chartNames'
import { dayWords, formatWeek } from '../../ui/format/dates'
import { cellAfter } from './cellAfter'

/** So many weeks are drawn: a title may have charted for years. */
const most = 60

/**
 * Countries by weeks: the better the rank, the stronger the colour, with the rank in the cell. Arrow keys, Home and End walk through the cells,
 * and what one says stands below in words.
 */
export function HeatMap({ chart, labelledBy }: { chart: TitleMarkets['charts'][number]; labelledBy: string }) {
  const [at, setAt] = useState({ row: 0, column: 0 })
  const table = useRef<HTMLTableElement>(null)
  const from = Math.max(0, chart.weeks.length - most)
  const weeks = chart.weeks.slice(from)
  const rows = chart.markets.map(({ market, ranks }) => ({ market, ranks: ranks.slice(from) }))
  // A day takes the room of four cells.
  const labelled = Math.max(4, Math.ceil(weeks.length / 8))
  const words = (row: number, column: number): string => {
    const rank = rows[row]?.ranks[column] ?? null
    return `${marketName(rows[row]?.market ?? '')}, week of ${formatWeek(weeks[column] ?? '')}: ${rank === null ? 'not on the list' : `No.\u00a0${rank}`}`
  }
  const walk = (event: KeyboardEvent) => {
    const to = cellAfter(event.key, at, { rows: rows.length, columns: weeks.length })
    if (!to) return
    event.preventDefault()
    setAt(to)
    table.current?.querySelectorAll('tbody tr')[to.row]?.querySelectorAll<HTMLElement>('td')[to.column]?.focus()
  }
  return (
    <div className="heat">
      <div className="heat-scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table in which arrow keys walk is a grid. */}
        <table ref={table} role="grid" aria-labelledby={labelledBy} onKeyDown={walk}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Country</span>
              </th>
              {weeks.map((week, column) => (
                <th key={week} scope="col">
                  <span className={column % labelled === 0 ? undefined : 'visually-hidden'}>{dayWords(week)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ market, ranks }, row) => (
              <tr key={market}>
                <th scope="row">{marketName(market)}</th>
                {ranks.map((rank, column) => (
                  <td
                    key={weeks[column]}
                    data-rank={rank === null ? undefined : Math.min(rank, 11)}
                    title={words(row, column)}
                    tabIndex={row === at.row && column === at.column ? 0 : -1}
                    onFocus={() => setAt({ row, column })}
                    onPointerEnter={() => setAt({ row, column })}
                  >
                    {rank ?? <span className="visually-hidden">not on the list</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted" aria-hidden="true">
        {words(at.row, at.column)}
        {from > 0 && ` · the latest ${most} of ${chart.weeks.length} weeks`}
      </p>
    </div>
  )
}
