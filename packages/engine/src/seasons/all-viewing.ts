import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const row = Type.Object({ watchedMs: SummedMs, otherMs: SummedMs, otherAccounts: Int64 })

/** Everything watched on the services that carry a season, and what of it was something else, by how many accounts. */
export type AllViewing = Static<typeof row>

const query = defineQuery({ tag: 'seasons.all-viewing', sql: sqlFile(import.meta.url, './all-viewing.sql'), row })

/** What was watched on the services that carry a season, in its window. */
export const allViewing = (store: Store, scope: Scope): Promise<AllViewing> => store.one(query, { ...scope })
