import type { ChartEntry } from '@sweeps/model'
import { runStretches, weeksBetween } from './runStretches'

const width = 84
const height = 24
const pad = 4

/**
 * An entry's ranks over its latest weeks, No. 1 on top. Drawn by hand: ten of these are half a kilobyte of code, so the
 * first view does not wait for a plotting library. The words beside it are its text alternative.
 */
export function Sparkline({ run, size }: { run: ChartEntry['run']; size: number }) {
  const visible = run.slice(-12)
  const first = visible[0]
  const last = visible.at(-1)
  if (!first || !last) return <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" />

  // At least six weeks wide: two weeks on the chart must not look like a whole season of it.
  const span = Math.max(5, weeksBetween(first.week, last.week))
  const x = (week: string) => width - pad - (weeksBetween(week, last.week) / span) * (width - 2 * pad)
  // A list may be shorter this week than the ranks a title once held on it.
  const lowest = Math.max(2, size, ...visible.map(({ rank }) => rank))
  const y = (rank: number) => pad + ((rank - 1) / (lowest - 1)) * (height - 2 * pad)
  const line = runStretches(visible).map(
    stretch => `M${stretch.map(({ week, rank }) => `${x(week).toFixed(1)},${y(rank).toFixed(1)}`).join('L')}`,
  )
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Ranks so far: ${visible.map(({ rank }) => rank).join(', ')}`}
    >
      <path d={line.join('')} />
      <circle cx={x(last.week)} cy={y(last.rank)} r="2.5" />
    </svg>
  )
}
