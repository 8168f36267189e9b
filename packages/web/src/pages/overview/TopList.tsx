import type { Chart } from '@sweeps/model'
import { displayUnit } from '@sweeps/model/amounts'
import { ChartHead, largestOf, RankCell, rowStyle, ValueCell } from '../../ui/charts/ChartCells'
import { EntryTitle } from '../../ui/charts/EntryTitle'
import { Sparkline } from '../../ui/charts/Sparkline'
import { formatWeek } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'

/** The first places of a list: rank, movement, title and value. The whole of it, with every run, is the page of the chart. */
export function TopList({ chart }: { chart: Chart }) {
  const unit = displayUnit(chart.entries, chart.unit)
  const largest = largestOf(chart)
  return (
    <table className="chart-table">
      <caption className="visually-hidden">
        <bdi>{chart.name}</bdi>, week of {formatWeek(chart.week.start)}
      </caption>
      <ChartHead metric={chart.metric} />
      <tbody>
        {chart.entries.map((entry, at) => (
          // Ranks may be tied, titles may be unknown: only the place in the list is always there.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={at} className={entry.title === null ? 'gap' : undefined} style={rowStyle(entry, largest)}>
            <RankCell entry={entry} />
            <td className="title">
              {entry.title === null ? (
                <span>Title not known</span>
              ) : (
                <Link className="entry-title" href={titlePath(entry.title)}>
                  <EntryTitle entry={entry} />
                </Link>
              )}
            </td>
            <ValueCell entry={entry} unit={unit} />
            <td className="extra run">{entry.title !== null && <Sparkline run={entry.run} size={chart.entries.length} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
