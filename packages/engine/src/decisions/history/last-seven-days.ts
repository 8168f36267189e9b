import { addDays, type Weekday } from '@sweeps/model'
import type { Census } from '../../minutes/index.js'
import { dayNumber } from '../day-number.js'

/** Lines of one's own plays by season, all of them: no service has more in a week. */
export const everySeason = { zone: 'UTC', metric: 'hours', bySeason: true, size: 60_000, filter: {} } as const

export interface WatchedSeason {
  title: string
  /** 0: a film. */
  season: number
  name: string
  hours: number
}

/** Day 0 of day numbers, 1970-01-01, was a Thursday. */
const fromThursday: Weekday[] = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday']

/** Hours of one's own plays, by season, over the seven days that end with a day. */
export async function lastSevenDays(census: Census, day: string): Promise<WatchedSeason[]> {
  const from = addDays(day, -6)
  const [week] = await census.weeks({ ...everySeason, firstDay: fromThursday[dayNumber(from) % 7]! }, { from, to: from })
  return (week?.rows ?? []).map(({ title, season, name, value }) => ({ title, season: season ?? 0, name, hours: value }))
}
