import { DAY, dayNumber } from './day.js'
import type { Stretch } from './watch.js'

/** The exact length of the union of a play's stretches in each UTC day, in milliseconds: day number → watched. Midnight splits. */
export function watchedByDay(stretches: readonly Stretch[]): Map<number, number> {
  const watched = new Map<number, number>()
  let counted = -Infinity
  for (const { start, stop } of stretches.toSorted((a, b) => a.start - b.start)) {
    for (let from = Math.max(start, counted); from < stop; ) {
      const day = dayNumber(from)
      const to = Math.min(stop, (day + 1) * DAY)
      watched.set(day, (watched.get(day) ?? 0) + to - from)
      from = to
    }
    counted = Math.max(counted, stop)
  }
  return watched
}
