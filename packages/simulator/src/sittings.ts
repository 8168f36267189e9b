import { DAY, HOUR, MINUTE } from './day.js'
import type { Viewer } from './population.js'

/** When a viewer sits down to watch on a UTC day (its first instant); all in milliseconds. On many days, never. */
export function sittings(viewer: Viewer, day: number): number[] {
  const { luck, account } = viewer
  const weekday = new Date(day + 12 * HOUR + account.market.offset * MINUTE).getUTCDay()
  const weekend = weekday === 0 || weekday === 6
  if (!luck.chance(viewer.activity * (weekend ? 1.25 : weekday === 5 ? 1.1 : 0.95))) return []
  const starts = [startOfSitting(viewer, day, viewer.hour)]
  if (luck.chance(weekend ? 0.35 : 0.12)) starts.push(startOfSitting(viewer, day, luck.uniform(9, 17)))
  return starts
}

/** An instant of the UTC day at which it is about this hour where the viewer lives. */
function startOfSitting({ luck, account, hourSpread }: Viewer, day: number, hour: number): number {
  const local = Math.round(luck.normal(hour, hourSpread) * HOUR)
  const utc = local - account.market.offset * MINUTE
  return day + (((utc % DAY) + DAY) % DAY)
}
