import { Temporal } from 'temporal-polyfill'

const quarterMs = 900_000
const dayMs = 86_400_000

/** How many quarters of an hour the clock is later than the time since a day of the window began, and since which quarter of the window. */
export interface ClockShifts {
  /** Quarters since the window began, ascending, from 0. */
  since: number[]
  /** 0 to 95. */
  shifts: number[]
}

/** The clock of a window that begins at an instant; undefined where it does not keep to quarters of an hour (before time zones, by seconds). */
export function clockShifts(from: number, window: number, zone: string): ClockShifts | undefined {
  if (from % quarterMs !== 0) return undefined
  const to = from + window * dayMs
  const since: number[] = []
  const shifts: number[] = []
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  while (at && at.epochMilliseconds < to) {
    const passed = (at.epochMilliseconds - from) / quarterMs
    const shift = (from + at.offsetNanoseconds / 1_000_000) / quarterMs
    if (!Number.isInteger(passed) || !Number.isInteger(shift)) return undefined
    since.push(passed)
    shifts.push(((shift % 96) + 96) % 96)
    at = at.getTimeZoneTransition('next')
  }
  return { since, shifts }
}
