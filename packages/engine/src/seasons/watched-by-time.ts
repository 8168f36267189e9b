import Type, { type Static } from 'typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const row = Type.Object({ bucket: Type.Integer(), watchedMs: Int64, accounts: Int64 })

export type WatchedBucket = Static<typeof row>

const query = defineQuery({ tag: 'seasons.watched-by-time', sql: sqlFile(import.meta.url, './watched-by-time.sql'), row })

/**
 * Watched time of a season by buckets of time: the window is cut at `edges` (ascending, its ends included), and each stretch
 * goes into the bucket of the same place. Buckets without viewing are there with 0.
 */
export async function watchedByTime(
  store: Store,
  scope: Scope,
  { edges, buckets }: { edges: readonly number[]; buckets: readonly number[] },
): Promise<WatchedBucket[]> {
  const rows = new Map((await store.run(query, { ...scope, edges, buckets })).map(row => [row.bucket, row]))
  return [...new Set(buckets)].sort((a, b) => a - b).map(bucket => rows.get(bucket) ?? { bucket, watchedMs: 0, accounts: 0 })
}
