import type { ChartEntry } from '@sweeps/model'
import type { DisplayUnit } from '@sweeps/model/amounts'
import { formatWeek } from '../../ui/format/dates'

export function RunTable({ run, unit, metric }: { run: ChartEntry['run']; unit: DisplayUnit; metric: string }) {
  return (
    <table className="run-table">
      <thead>
        <tr>
          <th scope="col">Week</th>
          <th scope="col" className="number">
            Rank
          </th>
          <th scope="col" className="number">
            {metric}
          </th>
        </tr>
      </thead>
      <tbody>
        {run.toReversed().map(({ week, rank, value }) => (
          <tr key={week}>
            <th scope="row">{formatWeek(week)}</th>
            <td className="number">{rank}</td>
            <td className="number">{value === null ? 'not known' : `${unit.format(value)} ${unit.word}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
