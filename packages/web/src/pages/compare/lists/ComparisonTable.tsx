import type { Chart, ChartEntry, ChartSummary } from '@sweeps/model'
import { type DisplayUnit, displayUnit } from '@sweeps/model/amounts'
import { rowKey } from '../../../api/chartKey'
import { EntryTitle } from '../../../ui/charts/EntryTitle'
import { dayWords } from '../../../ui/format/dates'
import { listName } from '../../../ui/format/listName'
import { Link } from '../../../ui/route/Link'
import { chartPath, titlePath } from '../../../ui/route/routes'
import { Difference } from './Difference'
import { sideBySide } from './sideBySide'

/** Each title once: its rank and figure on either side, and how far the two are apart. */
export function ComparisonTable({ charts, left, right }: { charts: ChartSummary[]; left: Chart; right: Chart }) {
  const pairs = sideBySide(left.entries, right.entries)
  const units = [displayUnit(left.entries, left.unit), displayUnit(right.entries, right.unit)] as const
  const same = left.chart === right.chart && left.market === right.market && left.list === right.list
  // A chart over several markets is called by the one it is of.
  const nameOf = (chart: Chart) => `${chart.name}, ${listName(charts, chart, 'list')}`
  const both = pairs.filter(pair => pair.left && pair.right).length
  return (
    <>
      <p className="lede">
        {same && `${nameOf(left)}: `}
        {both} of {pairs.length} titles are {same ? 'in both weeks' : 'on both lists'}.
      </p>
      <table className="figures comparison">
        <caption className="visually-hidden">Both lists</caption>
        <thead>
          <tr>
            <th scope="col">Title</th>
            <Head chart={left} place={rowKey(charts, left)} of={same ? null : nameOf(left)} />
            <Head chart={right} place={rowKey(charts, right)} of={same ? null : nameOf(right)} />
            <th scope="col" className="number">
              <abbr title="Places from the left list to the right one">Places</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(pair => (
            <tr key={pair.key}>
              <th scope="row">
                <Link href={titlePath((pair.left ?? pair.right)!.title!)}>
                  <EntryTitle entry={(pair.left ?? pair.right)!} />
                </Link>
              </th>
              <RankCell entry={pair.left} unit={units[0]} />
              <RankCell entry={pair.right} unit={units[1]} />
              <td className="number">
                <Difference from={pair.left?.rank} to={pair.right?.rank} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Head({ chart, place, of }: { chart: Chart; place: string; of: string | null }) {
  return (
    <th scope="col" className="number">
      <Link href={chartPath(place, chart.week.start, chart.list)}>{dayWords(chart.week.start)}</Link>
      {of && <div className="of">{of}</div>}
    </th>
  )
}

function RankCell({ entry, unit }: { entry: ChartEntry | null; unit: DisplayUnit }) {
  if (!entry)
    return (
      <td className="number muted">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">not on the list</span>
      </td>
    )
  return (
    <td className="number">
      <span className="place">{entry.rank}</span>
      <div className="value">{entry.value === null ? 'not known' : `${unit.format(entry.value)} ${unit.word}`}</div>
    </td>
  )
}
