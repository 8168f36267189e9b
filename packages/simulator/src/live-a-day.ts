import { DAY, HOUR, MINUTE } from './day.js'
import type { Viewer } from './population.js'
import { type Play, sitDown, type World } from './sit-down.js'

/** What a viewer watches in sittings that begin on a UTC day (its first instant, in milliseconds). */
export function liveADay(viewer: Viewer, day: number, world: World): Play[] {
  const { luck, account } = viewer
  const weekday = new Date(day + 12 * HOUR + account.market.offset * MINUTE).getUTCDay()
  const weekend = weekday === 0 || weekday === 6
  if (!luck.chance(viewer.activity * (weekend ? 1.25 : weekday === 5 ? 1.1 : 0.95))) return []
  const starts = [startOfSitting(viewer, day, viewer.hour)]
  if (luck.chance(weekend ? 0.35 : 0.12)) starts.push(startOfSitting(viewer, day, luck.uniform(9, 17)))
  const plays: Play[] = []
  for (const start of starts.sort((a, b) => a - b)) {
    const begins = Math.max(start, viewer.freeFrom)
    if (begins < day + DAY) plays.push(...sitDown(viewer, begins, world))
  }
  return plays
}

/** An instant of the UTC day at which it is about this hour where the viewer lives. */
function startOfSitting({ luck, account, hourSpread }: Viewer, day: number, hour: number): number {
  const local = Math.round(luck.normal(hour, hourSpread) * HOUR)
  const utc = local - account.market.offset * MINUTE
  return day + (((utc % DAY) + DAY) % DAY)
}
