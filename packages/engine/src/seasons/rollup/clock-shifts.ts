import type { WindowCuts } from '../window-cuts.js'

const hourMs = 3_600_000

/** For each day of the window: how much later the clock’s hour is than the hour since the day began, before and after the clock is set. */
export interface ClockShifts {
  /** The hour since the day began from which `shiftsAfter` holds; 24 on nearly all days. */
  changes: number[]
  shifts: number[]
  shiftsAfter: number[]
}

/** Reads the shifts off a window’s cuts; undefined where hours of the clock do not begin on whole hours of the window’s days. */
export function clockShifts({ edges, days, hours }: WindowCuts): ClockShifts | undefined {
  const from = edges[0]!
  if (from % 900_000 !== 0 || edges.some(edge => (edge - from) % hourMs !== 0)) return undefined
  const changes = new Array<number>(days.at(-1)!).fill(24)
  const shifts: number[] = []
  const shiftsAfter: number[] = []
  for (const [at, day] of days.entries()) {
    const since = ((edges[at]! - from) / hourMs) % 24
    const shift = (hours[at]! - since + 24) % 24
    if (shifts[day - 1] === undefined) {
      shifts[day - 1] = shift
      shiftsAfter[day - 1] = shift
    } else if (shift !== shiftsAfter[day - 1]) {
      // Clocks are not set twice within a day.
      if (changes[day - 1] !== 24) return undefined
      changes[day - 1] = since
      shiftsAfter[day - 1] = shift
    }
  }
  return { changes, shifts, shiftsAfter }
}
