import { Temporal } from 'temporal-polyfill'

const minute = 60_000
const lengths = { weeks: 7 * 24 * 60 * minute, days: 24 * 60 * minute, hours: 60 * minute, minutes: minute, seconds: 1000 }

/** Written as a clock, with or without its signs, to whatever comes last: `P0000-00-00T00:42`, `P00000000T0042`. */
const clock = /^P(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d(?:\.\d+)?)(?::?(\d\d(?:\.\d+)?))?(?::?(\d\d(?:\.\d+)?))?)?$/

/**
 * Whether a text is an ISO 8601 duration at all: of years, of months, or negative too, which are no length that a runtime could have.
 */
export const isIsoDuration = (text: string): boolean => {
  const bare = plain(text)
  // Its own reader takes no fraction of a year, a month, a week or a day.
  return clock.test(bare) || isoDuration(text) !== null || temporal(bare.replace(/\.\d+(?=[YMWD]$)/, '')) !== null
}

/** In capitals, with a point, and no more decimals than its own reader takes: programs write as many as a float has. */
const plain = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(',', '.')
    .replace(/(\.\d{9})\d+/, '$1')

function temporal(text: string): Temporal.Duration | null {
  try {
    return Temporal.Duration.from(text)
  } catch {
    return null
  }
}

/**
 * An ISO 8601 duration in milliseconds: `PT42M`, `PT1H2M3.5S`, `P1DT2H`, `P1W`, `PT0,7H`, `P0.5D`, or written as a clock,
 * `P0000-00-00T00:42`. Null when it is none, or has no one length: years and months, unless there are none of them.
 */
export function isoDuration(text: string): number | null {
  const bare = plain(text)
  const [written, years, months, ofDays, hours = 0, minutes = 0, seconds = 0] = clock.exec(bare) ?? []
  if (written !== undefined) {
    if (Number(years) + Number(months) > 0 || Number(minutes) >= 60 || Number(seconds) >= 60) return null
    return Math.round(Number(ofDays) * lengths.days + Number(hours) * lengths.hours + Number(minutes) * minute + Number(seconds) * 1000)
  }
  // Temporal takes fractions of what a clock counts; ISO 8601 of whatever comes last.
  const [, head, fraction, unit] = /^(P.*?)(\d+\.\d+)([WD])$/.exec(bare) ?? []
  const part = fraction === undefined ? 0 : Number(fraction) * (unit === 'W' ? lengths.weeks : lengths.days)
  if (head === 'P') return Math.round(part)
  const duration = temporal(head ?? bare)
  if (duration === null || duration.years !== 0 || duration.months !== 0 || duration.sign < 0) return null
  const { weeks, days, milliseconds, microseconds, nanoseconds } = duration
  const ofClock = duration.hours * lengths.hours + duration.minutes * minute + duration.seconds * 1000 + milliseconds
  return Math.round(weeks * lengths.weeks + days * lengths.days + ofClock + microseconds / 1e3 + nanoseconds / 1e6 + part)
}
