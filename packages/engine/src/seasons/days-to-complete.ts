import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const row = Type.Object({ days: Int64, completers: Int64 })

export type DaysToComplete = Static<typeof row>

const query = defineQuery({ tag: 'seasons.days-to-complete', sql: sqlFile(import.meta.url, './days-to-complete.sql'), row })

/** Completers by the days they took, the first and the last counted; days are the days of the window. */
export const daysToComplete = (store: Store, scope: Scope, runtime: number): Promise<DaysToComplete[]> =>
  runtime === 0 ? Promise.resolve([]) : store.run(query, { ...scope, runtime })
