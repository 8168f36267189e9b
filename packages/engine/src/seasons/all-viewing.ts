import Type from 'typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const query = defineQuery({
  tag: 'seasons.all-viewing',
  sql: sqlFile(import.meta.url, './all-viewing.sql'),
  row: Type.Object({ watchedMs: Int64 }),
})

/** Watched time of everything on some services in the window of a season, in milliseconds. */
export async function allViewing(store: Store, { from, to, epoch }: Scope, services: readonly string[]): Promise<number> {
  return (await store.one(query, { from, to, epoch, services })).watchedMs
}
