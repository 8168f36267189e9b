import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'

const lastDays = defineQuery({
  tag: 'plays.last-days',
  sql: `-- one row per service that ever reported viewing: the last day of it
SELECT service, toString(max(day)) AS day FROM viewing_changes GROUP BY service ORDER BY service`,
  row: Type.Object({ service: Type.String(), day: Type.String() }),
})

const lastInstants = defineQuery({
  tag: 'plays.last-instants',
  sql: `-- one row per service that reported viewing from a day on: the last instant of it
SELECT service, toUnixTimestamp64Milli(max(stop)) AS at FROM spans WHERE start >= toDateTime64({from:String}, 3, 'UTC') GROUP BY service`,
  row: Type.Object({ service: Type.String(), at: Int64 }),
})

/** Until when a service has reported viewing: the day, and the instant where that is recent. */
export interface LastWatched {
  service: string
  day: string
  watched: string | null
}

const dayMs = 86_400_000

/** How fresh the plays of each service are. Whole weeks are read for an instant, so those long silent have their day alone. */
export async function lastWatched(store: Store, now = Date.now()): Promise<LastWatched[]> {
  const days = await store.run(lastDays, {})
  // What a fast clock reports of tomorrow is no later than now.
  const today = new Date(now).toISOString().slice(0, 10)
  const recently = new Date(now - 2 * dayMs).toISOString().slice(0, 10)
  const instants = days.some(({ day }) => day >= recently)
    ? new Map((await store.run(lastInstants, { from: `${recently} 00:00:00` })).map(({ service, at }) => [service, at]))
    : new Map<string, number>()
  return days.map(({ service, day }) => {
    const at = instants.get(service)
    return { service, day: [day, today].sort()[0]!, watched: at === undefined ? null : new Date(Math.min(at, now)).toISOString() }
  })
}
