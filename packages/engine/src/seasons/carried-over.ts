import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const query = defineQuery({
  tag: 'seasons.carried-over',
  sql: sqlFile(import.meta.url, './carried-over.sql'),
  row: Type.Object({ episode: Type.Integer(), accounts: Int64 }),
})

/** For each of the episodes given but the last: accounts that started it and the next, in whichever order. */
export async function carriedOver(store: Store, scope: Scope, episodes: readonly number[]): Promise<Map<number, number>> {
  const rows = new Map((await store.run(query, { ...scope, episodes })).map(row => [row.episode, row.accounts]))
  return new Map(episodes.slice(0, -1).map(episode => [episode, rows.get(episode) ?? 0]))
}
