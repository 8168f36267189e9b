import { localDay, periods } from '@sweeps/model'

const dayMs = 86_400_000

/** The window of a season cut at its days and at the local hours of its zone. */
export interface WindowCuts {
  /** Days of the window are 24 hours each; named by the local day on which they begin. */
  days: { edges: number[]; buckets: number[]; dates: string[] }
  /** Seven days each; the last may be cut short by the window's end. */
  weeks: { edges: number[]; buckets: number[] }
  /** A bucket for each hour that clocks in the zone show, 0 to 23. */
  hours: { edges: number[]; buckets: number[] }
}

/** Cuts the window that begins at an instant and has some days. */
export function windowCuts(from: number, window: number, zone: string): WindowCuts {
  const to = from + window * dayMs
  const starts = Array.from({ length: window }, (_, day) => from + day * dayMs)
  const weeks = starts.filter((_, day) => day % 7 === 0)
  const hours = periods('hour', from, to, zone)
  return {
    days: {
      edges: [...starts, to],
      buckets: starts.map((_, day) => day + 1),
      // Noon: where clocks were set, a day of the window begins an hour before or after midnight.
      dates: starts.map(start => localDay(start + dayMs / 2, zone)),
    },
    weeks: { edges: [...weeks, to], buckets: weeks.map((_, week) => week + 1) },
    hours: { edges: [...hours.map(hour => hour.from), to], buckets: hours.map(hour => Number(hour.name.slice(11, 13))) },
  }
}
