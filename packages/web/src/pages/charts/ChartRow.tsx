import type { ChartEntry } from '@sweeps/model'
import type { DisplayUnit } from '@sweeps/model/amounts'
import { RankCell, rowStyle, ValueCell } from '../../ui/charts/ChartCells'
import { EntryTitle } from '../../ui/charts/EntryTitle'
import { Sparkline } from '../../ui/charts/Sparkline'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'
import { RunButton } from './RunButton'

interface Props {
  entry: ChartEntry
  unit: DisplayUnit
  /** The largest value of the list, or end of an interval: the scale of the rows. */
  largest: number
  size: number
  open: boolean
  onChoose: () => void
  onPoint: () => void
}

export function ChartRow({ entry, unit, largest, size, open, onChoose, onPoint }: Props) {
  const known = entry.title !== null
  const run = { entry, open, onChoose, onPoint }
  return (
    <tr className={known ? undefined : 'gap'} data-open={open} style={rowStyle(entry, largest)} onPointerEnter={onPoint}>
      <RankCell entry={entry} />
      <td className="title">
        {known ? (
          <Link className="entry-title" href={titlePath(entry.title!)} onFocus={onPoint}>
            <EntryTitle entry={entry} />
          </Link>
        ) : (
          <span>Title not known</span>
        )}
        {entry.rankRange && <span className="range">{rangeWords(entry)}</span>}
        <IntervalMark entry={entry} largest={largest} />
        {known && (
          <RunButton {...run}>
            <Meta entry={entry} size={size} />
          </RunButton>
        )}
      </td>
      <ValueCell entry={entry} unit={unit} />
      <Extra
        value={entry.previousRank}
        none={entry.movement === 'new' || entry.movement === 'returning' ? 'not on the chart' : 'not known'}
      />
      <Extra value={entry.peakRank} none="not known" />
      <Extra value={entry.weeksOnChart} none="not known" />
      <td className="extra run">
        {known && (
          <RunButton {...run}>
            <Sparkline run={entry.run} size={size} />
          </RunButton>
        )}
      </td>
    </tr>
  )
}

function Extra({ value, none }: { value: number | null; none: string }) {
  return (
    <td className="number extra">
      {value ?? (
        <>
          <span aria-hidden="true">–</span>
          <span className="visually-hidden">{none}</span>
        </>
      )}
    </td>
  )
}

/** On a narrow screen the columns that do not fit become a line under the title. */
function Meta({ entry, size }: { entry: ChartEntry; size: number }) {
  const { peakRank, weeksOnChart, run } = entry
  const facts = [
    weeksOnChart !== null && (weeksOnChart === 1 ? '1st week' : `${weeksOnChart} weeks`),
    peakRank !== null && `peak ${peakRank}`,
  ].filter(fact => fact !== false)
  return (
    <span className="meta">
      <span>{facts.join(' · ') || 'Run'}</span>
      {run.length > 1 && <Sparkline run={run} size={size} />}
      <span className="chevron" aria-hidden="true">
        ▾
      </span>
    </span>
  )
}

/** A figure of a panel as a dot with its interval, on the scale of the list. Lines of no length with round ends stay round when stretched. */
function IntervalMark({ entry: { interval, value }, largest }: { entry: ChartEntry; largest: number }) {
  if (!interval || value === null || !(largest > 0)) return null
  const at = (figure: number): number => Math.round((figure / largest) * 1000)
  return (
    <svg className="interval" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M${at(interval.low)} 5H${at(interval.high)}`} />
      <path className="dot" d={`M${at(value)} 5h0`} />
    </svg>
  )
}

/** Between which ranks an entry of a panel truly is; undefined where no range is known. */
export const rangeWords = ({ rank, rankRange }: Pick<ChartEntry, 'rank' | 'rankRange'>): string | undefined =>
  rankRange && `No. ${rank}, ${rankRange.low === rankRange.high ? 'certainly' : `between ${rankRange.low} and ${rankRange.high}`}`
