import type { Chart, ChartEntry } from '@sweeps/model'
import { displayUnit } from '@sweeps/model/amounts'
import { Fragment } from 'react'
import { ChartHead, largestOf } from '../../ui/charts/ChartCells'
import { formatWeek } from '../../ui/format/dates'
import { ChartRow } from './ChartRow'
import { RunPanel } from './RunPanel'

interface Props {
  chart: Chart
  listName: string
  chosen: string | null
  onChoose: (key: string | null) => void
  onPoint: (key: string | null) => void
  /** Where there is no room beside the table, the run opens below its row. */
  inlineRun: boolean
}

export function ChartTable({ chart, listName, chosen, onChoose, onPoint, inlineRun }: Props) {
  const unit = displayUnit(chart.entries, chart.unit)
  const largest = largestOf(chart)
  return (
    <table className="chart-table" onPointerLeave={() => onPoint(null)}>
      <caption className="visually-hidden">
        {chart.name}: {listName}, week of {formatWeek(chart.week.start)}
      </caption>
      <ChartHead metric={chart.metric}>
        <th scope="col" className="number extra">
          <abbr title="Rank the week before">Last</abbr>
        </th>
        <th scope="col" className="number extra">
          <abbr title="Best rank so far">Peak</abbr>
        </th>
        <th scope="col" className="number extra">
          <abbr title="Weeks on the chart">Weeks</abbr>
        </th>
      </ChartHead>
      <tbody>
        {chart.entries.map((entry, index) => {
          const key = entryKey(entry)
          const open = key !== null && key === chosen
          return (
            // Ranks may be tied, titles may be unknown: only the place in the list is always there.
            <Fragment key={key ?? `unknown-${index}`}>
              <ChartRow
                entry={entry}
                unit={unit}
                largest={largest}
                size={chart.entries.length}
                open={open}
                onChoose={() => onChoose(open ? null : key)}
                onPoint={() => onPoint(key)}
              />
              {open && inlineRun && (
                <tr className="inline-run">
                  <td colSpan={7}>
                    <RunPanel chart={chart} entry={entry} />
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

/** Which title (and season) an entry is about; null for a rank nobody is known to hold. */
export const entryKey = ({ title, season }: ChartEntry): string | null =>
  title === null ? null : season === null ? title : `${title}/${season}`
