import { localDay, periods } from '@sweeps/model'

const dayMs = 86_400_000

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
  const clock = periods('hour', from, to, zone)
  const dayStarts = Array.from({ length: window }, (_, day) => from + day * dayMs)
  const starts = [...new Set([...dayStarts, ...clock.map(hour => hour.from)])].sort((a, b) => a - b)
  let at = 0
  const hours = starts.map(start => {
    while (clock[at + 1] && clock[at + 1]!.from <= start) at++
    return Number(clock[at]!.name.slice(11, 13))
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
