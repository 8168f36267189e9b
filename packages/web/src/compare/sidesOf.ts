import type { Charts } from '../charts/chartQueries'
import { startOf } from '../charts/startOf'
import { type Side, sideOf } from './sideKey'

/** What an address compares. A side left out is the start's: on the left its week before, where there is one. Null: no chart has a week. */
export function sidesOf(charts: Charts, left: string | null, right: string | null): { left: Side; right: Side } | null {
  const start = sideOf(right) ?? startOf(charts)
  if (!start) return null
  const before = charts.charts.find(({ id }) => id === start.chart)?.weeks.findLast(week => week < start.week)
  return { left: sideOf(left) ?? { ...start, week: before ?? start.week }, right: start }
}
