import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const row = Type.Object({
  kind: Type.Enum(['screen', 'market']),
  /** A screen or a country; empty when the player did not say. */
  part: Type.String(),
  watchedMs: SummedMs,
  accounts: Int64,
})

export type WatchedPart = Static<typeof row>

const query = defineQuery({ tag: 'seasons.watched-by-part', sql: sqlFile(import.meta.url, './watched-by-part.sql'), row })

/** Watched time of a season by screen and by market. */
export async function watchedByPart(store: Store, scope: Scope): Promise<{ screens: WatchedPart[]; markets: WatchedPart[] }> {
  const rows = await store.run(query, { ...scope })
  return { screens: rows.filter(({ kind }) => kind === 'screen'), markets: rows.filter(({ kind }) => kind === 'market') }
}
