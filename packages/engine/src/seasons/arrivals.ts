import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const row = Type.Object({
  reach: Int64,
  first: Int64,
  returned: Int64,
  /** The first day with any viewing on record. */
  since: Type.String(),
})

export type Arrivals = Static<typeof row>

const query = defineQuery({ tag: 'seasons.arrivals', sql: sqlFile(import.meta.url, './arrivals.sql'), row })

/** An account that watched nothing for this long had lapsed. */
export const lapsedDays = 28

/** For whom the season was the first viewing on its service, or the first after a long pause. */
export const arrivals = (store: Store, scope: Scope): Promise<Arrivals> => store.one(query, { ...scope, pause: lapsedDays * 86_400_000 })
