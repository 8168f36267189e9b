import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const row = Type.Object({ episode: Type.Integer(), percent: Int64, second: Int64, accounts: Int64 })

/** Accounts whose furthest point in an episode lies in one percent and second of it. */
export type Leavers = Static<typeof row>

const query = defineQuery({ tag: 'seasons.leavers', sql: sqlFile(import.meta.url, './leavers.sql'), row })

/** Where the starters of each episode left it, by how far they ever came; at 100 percent those who saw its end. */
export const leavers = (store: Store, scope: Scope): Promise<Leavers[]> => store.run(query, { ...scope })
