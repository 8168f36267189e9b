import type { Chart } from '@sweeps/model'
import { displayUnit } from '@sweeps/model/amounts'
import type { CSSProperties } from 'react'
import { EntryTitle } from '../../ui/charts/EntryTitle'
import { Movement } from '../../ui/charts/Movement'
import { Sparkline } from '../../ui/charts/Sparkline'
import { metricName } from '../../ui/format/chartNames'
import { formatWeek } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'
import '../../ui/charts/marks.css'

/** The first places of a list: rank, movement, title and value. The whole of it, with every run, is the page of the chart. */
export function TopList({ chart }: { chart: Chart }) {
  const unit = displayUnit(chart.entries, chart.unit)
  const largest = Math.max(...chart.entries.map(({ value, interval }) => interval?.high ?? value ?? 0))
  return (
    <table className="chart-table">
      <caption className="visually-hidden">
        <bdi>{chart.name}</bdi>, week of {formatWeek(chart.week.start)}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="rank">
            Rank
          </th>
          <th scope="col">Title</th>
          <th scope="col" className="number">
            {metricName(chart.metric)}
          </th>
          <th scope="col" className="extra run">
            Run
          </th>
        </tr>
      </thead>
      <tbody>
        {chart.entries.map((entry, at) => {
          const { rank, title, value, withheld, run } = entry
          const style = { '--share': largest > 0 ? (value ?? 0) / largest : 0 } as CSSProperties
          return (
            // Ranks may be tied, titles may be unknown: only the place in the list is always there.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={at} className={title === null ? 'gap' : undefined} style={style}>
              <th scope="row" className="rank">
                <span className="rank-number">{rank}</span>
                {title !== null && <Movement {...entry} />}
              </th>
              <td className="title">
                {title === null ? (
                  <span>Title not known</span>
                ) : (
                  <Link className="entry-title" href={titlePath(title)}>
                    <EntryTitle entry={entry} />
                  </Link>
                )}
              </td>
              <td className="number value">
                {value === null ? (
                  <span className="unknown">{withheld ? 'withheld' : 'not known'}</span>
                ) : (
                  <>
                    {unit.format(value)} <span className="unit">{unit.word}</span>
                  </>
                )}
              </td>
              <td className="extra run">{title !== null && <Sparkline run={run} size={chart.entries.length} />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
