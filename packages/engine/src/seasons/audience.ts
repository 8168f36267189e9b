import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const row = Type.Object({
  reach: Int64,
  starters: Int64,
  watchers: Int64,
  completers: Int64,
  reachAccounts: Int64,
  starterAccounts: Int64,
  watcherAccounts: Int64,
  completerAccounts: Int64,
  reachNotStarter: Int64,
  reachNotWatcher: Int64,
  reachNotCompleter: Int64,
  starterNotWatcher: Int64,
  starterNotCompleter: Int64,
  watcherNotCompleter: Int64,
})

/** How far people came, and how many accounts are behind each step and behind the difference of two. */
export type Audience = Static<typeof row>

const query = defineQuery({ tag: 'seasons.audience', sql: sqlFile(import.meta.url, './audience.sql'), row })

/** The audience of a season, counted by account or by viewer. */
export const audience = (store: Store, scope: Scope, by: 'accounts' | 'viewers', runtime: number): Promise<Audience> =>
  store.one(query, { ...scope, by, runtime })
