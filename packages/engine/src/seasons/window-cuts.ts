import { localDay } from '@sweeps/model'
import { Temporal } from 'temporal-polyfill'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The window of a season cut wherever a day of it or an hour of the clock begins. */
export interface WindowCuts {
  /** Epoch milliseconds, ascending; the last is the window's end. */
  edges: number[]
  /** For each stretch between two edges: its day and week of the window, from 1, and the hour that clocks in the zone show. */
  days: number[]
  weeks: number[]
  hours: number[]
  /** The local day on which each day of the window begins. */
  dates: string[]
}

/** Cuts the window that begins at an instant and has some days of 24 hours. */
export function windowCuts(from: number, window: number, zone: string): WindowCuts {
  const to = from + window * dayMs
  const clock = clockHours(from, to, zone)
  const dayStarts = Array.from({ length: window }, (_, day) => from + day * dayMs)
  const starts = [...new Set([...dayStarts, ...clock.map(hour => hour.from)])].sort((a, b) => a - b)
  let at = 0
  const hours = starts.map(start => {
    while (clock[at + 1] && clock[at + 1]!.from <= start) at++
    return clock[at]!.hour
  })
  const days = starts.map(start => Math.floor((start - from) / dayMs) + 1)
  return {
    edges: [...starts, to],
    days,
    weeks: days.map(day => Math.ceil(day / 7)),
    hours,
    // Noon: where clocks were set, a day of the window begins an hour before or after midnight.
    dates: dayStarts.map(start => localDay(start + dayMs / 2, zone)),
  }
}

/**
 * The instants of [from, to) at which clocks in a zone show a new hour, and which. Worked out between the times at which clocks are set:
 * asking the calendar for each hour takes longer than the questions that need them.
 */
function clockHours(from: number, to: number, zone: string): { from: number; hour: number }[] {
  const hours: { from: number; hour: number }[] = []
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  while (at && at.epochMilliseconds < to) {
    const offset = at.offsetNanoseconds / 1_000_000
    const set: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next')
    const until = Math.min(set?.epochMilliseconds ?? to, to)
    for (let begin = at.epochMilliseconds; begin < until; ) {
      const hour = Math.floor((begin + offset) / hourMs)
      hours.push({ from: begin, hour: ((hour % 24) + 24) % 24 })
      begin = (hour + 1) * hourMs - offset
    }
    at = set
  }
  return hours
}
