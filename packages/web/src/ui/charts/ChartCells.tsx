import type { Chart, ChartEntry } from '@sweeps/model'
import type { DisplayUnit } from '@sweeps/model/amounts'
import type { CSSProperties, ReactNode } from 'react'
import { metricName } from '../format/chartNames'
import { Movement } from './Movement'
import './marks.css'

// What every table of a list has, whole or its first places: its head, and the rank and the value of a row.

/** The largest value of a list, or end of an interval: the scale of its rows. */
export const largestOf = ({ entries }: Pick<Chart, 'entries'>): number =>
  Math.max(...entries.map(({ value, interval }) => interval?.high ?? value ?? 0))

/** How far the accent runs along a row's rule; an interval has a line of its own. */
export function rowStyle({ value, interval }: ChartEntry, largest: number): CSSProperties {
  return { '--share': largest > 0 && !interval ? (value ?? 0) / largest : 0 } as CSSProperties
}

/** Rank, title, the metric, the columns between and the run. */
export function ChartHead({ metric, children }: { metric: string; children?: ReactNode }) {
  return (
    <thead>
      <tr>
        <th scope="col" className="rank">
          Rank
        </th>
        <th scope="col">Title</th>
        <th scope="col" className="number">
          {metricName(metric)}
        </th>
        {children}
        <th scope="col" className="extra run">
          Run
        </th>
      </tr>
    </thead>
  )
}

export function RankCell({ entry }: { entry: ChartEntry }) {
  return (
    <th scope="row" className="rank">
      <span className="rank-number">{entry.rank}</span>
      {entry.title !== null && <Movement {...entry} />}
    </th>
  )
}

export function ValueCell({ entry: { value, withheld, interval, uncertain }, unit }: { entry: ChartEntry; unit: DisplayUnit }) {
  return (
    <td className="number value">
      {value === null ? (
        <span className="unknown">{withheld ? 'withheld' : 'not known'}</span>
      ) : (
        <>
          {unit.format(value)} <span className="unit">{unit.word}</span>
          {interval && (
            <span className="range">
              {unit.format(interval.low)} to {unit.format(interval.high)}
              {uncertain && ', uncertain'}
            </span>
          )}
        </>
      )}
    </td>
  )
}
