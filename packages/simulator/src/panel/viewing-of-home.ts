import { DAY, WEEK } from '../day.js'
import type { HomeSession } from './home.js'

/** What somebody watched of a title on a day of a week. */
export interface DayOfViewing {
  /** From 1. */
  day: number
  title: string
  /** A person; of guests the household. */
  viewer: string
  guest: boolean
  milliseconds: number
}

/**
 * What was watched in a home, cut at midnight and at the end of the week. Its sessions follow each other, so that no instant is anybody's
 * twice.
 *
 * @param monday epoch milliseconds
 */
export function viewingOfHome(home: string, sessions: readonly HomeSession[], monday: number): DayOfViewing[] {
  const found = new Map<string, DayOfViewing>()
  for (const { title, presence } of sessions)
    for (const { person, guest, start, stop } of presence)
      for (let from = Math.max(start, monday); from < Math.min(stop, monday + WEEK); ) {
        const day = Math.floor((from - monday) / DAY)
        const to = Math.min(stop, monday + (day + 1) * DAY)
        const key = `${day}\0${title}\0${person ?? guest}`
        const known = found.get(key)
        if (known) known.milliseconds += to - from
        else found.set(key, { day: day + 1, title, viewer: person ?? home, guest: person === undefined, milliseconds: to - from })
        from = to
      }
  return [...found.values()]
}
