import type { ChartEntry } from '@sweeps/model'
import type { CSSProperties } from 'react'
import { Link } from '../route/Link'
import { titlePath } from '../route/titlePath'
import type { DisplayUnit } from './displayUnit'
import { EntryTitle } from './EntryTitle'
import { Movement } from './Movement'
import { RunButton } from './RunButton'
import { Sparkline } from './Sparkline'

interface Props {
  entry: ChartEntry
  unit: DisplayUnit
  /** The entry's value as a part of the largest: how far the accent runs along the row's rule. */
  share: number
  size: number
  open: boolean
  onChoose: () => void
  onPoint: () => void
}

export function ChartRow({ entry, unit, share, size, open, onChoose, onPoint }: Props) {
  const known = entry.title !== null
  const run = { entry, open, onChoose, onPoint }
  return (
    <tr className={known ? undefined : 'gap'} data-open={open} style={{ '--share': share } as CSSProperties} onPointerEnter={onPoint}>
      <th scope="row" className="rank">
        <span className="rank-number">{entry.rank}</span>
        {known && <Movement movement={entry.movement} rank={entry.rank} previousRank={entry.previousRank} />}
      </th>
      <td className="title">
        {known ? (
          <Link className="entry-title" href={titlePath(entry.title!)} onFocus={onPoint}>
            <EntryTitle entry={entry} />
          </Link>
        ) : (
          <span>Title not known</span>
        )}
        {known && (
          <RunButton {...run}>
            <Meta entry={entry} size={size} />
          </RunButton>
        )}
      </td>
      <td className="number value">
        {entry.value === null ? (
          <span className="unknown">not known</span>
        ) : (
          <>
            {unit.format(entry.value)} <span className="unit">{unit.word}</span>
          </>
        )}
      </td>
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
