/** Milliseconds. */
export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const WEEK = 7 * DAY

/** The number of the UTC day an instant is in, counted from 1970-01-01. */
export function dayNumber(instant: number): number {
  return Math.floor(instant / DAY)
}

/** The number of the first day of the Monday week a day is in. Day 0 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7)
}

/** A day number as it is written, `2021-08-09`. */
export function dayName(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
