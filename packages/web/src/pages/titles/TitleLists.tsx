import type { ChartSummary } from '@sweeps/model'
import { isolated } from '@sweeps/model/isolated'
import type { Title, TitleRun } from '../../api/titleQueries'
import { dayWords } from '../../ui/format/dates'
import { listName } from '../../ui/format/listName'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'
import { runKey } from '../../ui/titles/runKey'

/** One line per list: choose one to see its run below. */
export function TitleLists({ title, charts, visible }: { title: Title; charts: ChartSummary[]; visible: TitleRun }) {
  return (
    <table className="figures">
      <caption className="visually-hidden">Every list it was on</caption>
      <thead>
        <tr>
          <th scope="col">List</th>
          <th scope="col" className="number">
            Weeks
          </th>
          <th scope="col" className="number">
            Peak
          </th>
          <th scope="col" className="number extra">
            Longest run
          </th>
          <th scope="col" className="number extra">
            Re-entries
          </th>
          <th scope="col" className="extra">
            First week
          </th>
          <th scope="col" className="extra">
            Last week
          </th>
        </tr>
      </thead>
      <tbody>
        {title.lists.map(run => (
          <Line key={runKey(run)} title={title} run={run} charts={charts} current={run === visible} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ title, run, charts, current }: { title: Title; run: TitleRun; charts: ChartSummary[]; current: boolean }) {
  const { peakRank, peakWeeks, longestRun, reEntries, debut, lastWeek, season, name } = run
  return (
    <tr data-current={current}>
      <th scope="row">
        <Link href={titlePath(title.title, runKey(run))} aria-current={current}>
          {listName(charts, run)}
          {season !== null && `: ${isolated(name)}`}
        </Link>
        <div className="under">
          {debut === lastWeek ? dayWords(debut) : `${dayWords(debut)} to ${dayWords(lastWeek)}`}
          {reEntries > 0 && ` · back ${reEntries}×`}
        </div>
      </th>
      <td className="number">{weeksWords(run).replace(/ weeks?/, '')}</td>
      <td className="number">
        {peakRank === null ? <span className="unknown">not known</span> : `No.\u00a0${peakRank}`}
        {peakWeeks > 1 && <span className="muted"> {peakWeeks}×</span>}
      </td>
      <td className="number extra">{longestRun}</td>
      <td className="number extra">{reEntries}</td>
      <td className="extra">{dayWords(debut)}</td>
      <td className="extra">{dayWords(lastWeek)}</td>
    </tr>
  )
}

/** Weeks on a list; where weeks may be missing, those known, and said so. */
export function weeksWords({ weeksOnChart, weeksKnown }: Pick<TitleRun, 'weeksOnChart' | 'weeksKnown'>): string {
  const weeks = weeksOnChart ?? weeksKnown
  return `${weeks} ${weeks === 1 ? 'week' : 'weeks'}${weeksOnChart === null ? ' known' : ''}`
}
