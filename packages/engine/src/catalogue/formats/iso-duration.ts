import { Temporal } from 'temporal-polyfill'

const minute = 60_000
const lengths = { weeks: 7 * 24 * 60 * minute, days: 24 * 60 * minute, hours: 60 * minute, minutes: minute, seconds: 1000 }

/**
 * An ISO 8601 duration in milliseconds: `PT42M`, `PT1H2M3.5S`, `P1DT2H`, `P1W`, `PT0,7H`, `P0.5D`, or written as a clock,
 * `P0000-00-00T00:42:00`. Null when it is none, or has no one length: years and months, unless there are none of them.
 */
export function isoDuration(text: string): number | null {
  const bare = text.trim().toUpperCase().replace(',', '.')
  const [, hours, minutes, seconds] = /^P0000-?00-?00T(\d\d):?([0-5]\d):?([0-5]\d(?:\.\d+)?)$/.exec(bare) ?? []
  if (hours !== undefined) return Math.round(Number(hours) * lengths.hours + Number(minutes) * minute + Number(seconds) * 1000)
  // Temporal takes fractions of what a clock counts; ISO 8601 of whatever comes last.
  const [, head, fraction, unit] = /^(P.*?)(\d+\.\d+)([WD])$/.exec(bare) ?? []
  try {
    const part = fraction === undefined ? 0 : Number(fraction) * (unit === 'W' ? lengths.weeks : lengths.days)
    if (head === 'P') return Math.round(part)
    const duration = Temporal.Duration.from(head ?? bare)
    if (duration.years !== 0 || duration.months !== 0 || duration.sign < 0) return null
    const { weeks, days, milliseconds, microseconds, nanoseconds } = duration
    const clock = duration.hours * lengths.hours + duration.minutes * minute + duration.seconds * 1000 + milliseconds
    return Math.round(weeks * lengths.weeks + days * lengths.days + clock + microseconds / 1e3 + nanoseconds / 1e6 + part)
  } catch {
    return null
  }
}
