import { Temporal } from 'temporal-polyfill'
import { didYouMean } from './nearest.js'
import { Problem } from './problem.js'

export type PeriodUnit = 'hour' | 'day' | 'week'

/** Days of the week as ISO 8601 numbers them. */
export const weekdays = { monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 } as const
export type Weekday = keyof typeof weekdays

/** A stretch of wall-clock time: instants in epoch milliseconds, `to` exclusive, named by its local start. */
export interface Period {
  name: string
  from: number
  to: number
}

/** Throws `invalid-request` unless the zone is one of the IANA database. */
export function checkZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    const near = didYouMean(zone, Intl.supportedValuesOf('timeZone'))
    throw new Problem('invalid-request', `tz: "${zone}" is no time zone; use an IANA name such as Europe/Berlin or UTC${near}`)
  }
}

/** A day as the calendar has it, or `invalid-request` naming the field. */
export function parseDay(text: string, field: string): Temporal.PlainDate {
  try {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new RangeError(text)
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    throw new Problem('invalid-request', `${field}: "${text}" is no day; write it as 2021-08-09`)
  }
}

/** The instant a day begins in a zone, in epoch milliseconds. Where midnight does not exist (daylight saving) it is the first instant of the day. */
export function dayStart(day: string, zone: string, field = 'day'): number {
  return parseDay(day, field).toZonedDateTime(checkZone(zone)).epochMilliseconds
}

/**
 * The instant at which clocks in a zone show a time (`09:00`) on a day, in epoch milliseconds. A time that clocks skip that day is as long
 * after the one they skipped from; of a time they show twice it is the first.
 */
export function localInstant(day: string, time: string, zone: string): number {
  return parseDay(day, 'day').toZonedDateTime({ timeZone: checkZone(zone), plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
}

/** The first day of the week that a day lies in. */
export function weekStart(day: string, firstDay: Weekday = 'monday'): string {
  const date = parseDay(day, 'week')
  return date.subtract({ days: (date.dayOfWeek - weekdays[firstDay] + 7) % 7 }).toString()
}

/** A day moved by a number of days. */
export function addDays(day: string, days: number): string {
  return parseDay(day, 'day').add({ days }).toString()
}

/** The local day of an instant. */
export function localDay(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** The latest day that it is anywhere on earth at an instant: what is not after it has begun somewhere (UTC+14, in Kiribati). */
export const latestDay = (instant: number): string => localDay(instant, 'Pacific/Kiritimati')

/**
 * Cuts [from, to) into the local hours, days or weeks of a zone. The first and last are cut short where the range begins or
 * ends inside them. Half-hour zones and daylight saving come out as clocks there show them: a day may have 23, 24, 23.5 or
 * 25 hours; an hour that happens twice is two periods, told apart by their offset.
 */
export function periods(unit: PeriodUnit, from: number, to: number, zone: string, firstDay: Weekday = 'monday'): Period[] {
  const out: Period[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  while (at.epochMilliseconds < to) {
    const next = nextStart(at, unit, firstDay)
    out.push({ name: periodName(at, unit, firstDay), from: at.epochMilliseconds, to: Math.min(next.epochMilliseconds, to) })
    at = next
  }
  return out
}

function nextStart(at: Temporal.ZonedDateTime, unit: PeriodUnit, firstDay: Weekday): Temporal.ZonedDateTime {
  if (unit === 'hour') {
    // TRICKY: step on the time line: adding a clock hour would skip the second 02:00 in autumn.
    const sinceHour = (at.minute * 60 + at.second) * 1000 + at.millisecond
    const next = at.add({ milliseconds: 3_600_000 - sinceHour })
    // Where the clock is set, perhaps within an hour (St. John's at 00:01), another clock hour begins.
    return next.offset === at.offset ? next : at.getTimeZoneTransition('next')!
  }
  const days = unit === 'day' ? 1 : 7 - ((at.dayOfWeek - weekdays[firstDay] + 7) % 7)
  return at.toPlainDate().add({ days }).toZonedDateTime(at.timeZoneId)
}

function periodName(at: Temporal.ZonedDateTime, unit: PeriodUnit, firstDay: Weekday): string {
  if (unit === 'hour') return `${at.toPlainDate()}T${String(at.hour).padStart(2, '0')}:00${at.offset}`
  const day = at.toPlainDate().toString()
  return unit === 'day' ? day : weekStart(day, firstDay)
}
