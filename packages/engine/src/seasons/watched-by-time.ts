import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'
import type { WindowCuts } from './window-cuts.js'

const row = Type.Object({ unit: Type.Enum(['day', 'week', 'hour']), bucket: Type.Integer(), watchedMs: SummedMs, accounts: Int64 })

export type WatchedBucket = Omit<Static<typeof row>, 'unit'>

export interface WatchedByTime {
  days: WatchedBucket[]
  weeks: WatchedBucket[]
  /** Of the day. */
  hours: WatchedBucket[]
}

const query = defineQuery({ tag: 'seasons.watched-by-time', sql: sqlFile(import.meta.url, './watched-by-time.sql'), row })

/** Watched time of a season by day and week of its window and by hour of the day; those without viewing are there with 0. */
export async function watchedByTime(store: Store, scope: Scope, { edges, days, weeks, hours }: WindowCuts): Promise<WatchedByTime> {
  const rows = await store.run(query, { ...scope, edges, days, weeks, hours })
  const fill = (unit: 'day' | 'week' | 'hour', buckets: readonly number[]): WatchedBucket[] =>
    [...new Set(buckets)]
      .sort((a, b) => a - b)
      .map(bucket => {
        const { watchedMs = 0, accounts = 0 } = rows.find(row => row.unit === unit && row.bucket === bucket) ?? {}
        return { bucket, watchedMs, accounts }
      })
  return { days: fill('day', days), weeks: fill('week', weeks), hours: fill('hour', hours) }
}
