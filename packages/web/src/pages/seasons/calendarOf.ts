import type { SeasonDay } from '@sweeps/model'

/** A week of the calendar: its Monday, and a day for each weekday, null where the window has none. */
export interface CalendarWeek {
  monday: string
  days: (Pick<SeasonDay, 'day' | 'watchedMs'> | null)[]
}

const dayMs = 86_400_000

/**
 * The days of a window by week and weekday. TRICKY: they are counted from the release day, not read off their dates: where clocks are
 * set back, a day begins at 23:00 and two of them begin on one date.
 */
export function calendarOf(days: readonly Pick<SeasonDay, 'day' | 'watchedMs'>[], released: string): CalendarWeek[] {
  const first = Date.parse(`${released}T00:00:00Z`)
  const before = (new Date(first).getUTCDay() + 6) % 7
  const weeks: CalendarWeek[] = []
  for (const { day, watchedMs } of days) {
    const place = before + day - 1
    const at = Math.floor(place / 7)
    weeks[at] ??= { monday: new Date(first + (at * 7 - before) * dayMs).toISOString().slice(0, 10), days: Array(7).fill(null) }
    weeks[at].days[place % 7] = { day, watchedMs }
  }
  return weeks
}
