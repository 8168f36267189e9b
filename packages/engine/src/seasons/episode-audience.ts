import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../store/index.js'
import type { Scope } from './scope.js'

const row = Type.Object({
  episode: Type.Integer(),
  watchedMs: SummedMs,
  reach: Int64,
  starters: Int64,
  completers: Int64,
  viewers: Int64,
  /** Accounts with a viewer who watched the season and not this episode. */
  viewersAbsentAccounts: Int64,
})

export type EpisodeAudience = Static<typeof row>

const query = defineQuery({ tag: 'seasons.episode-audience', sql: sqlFile(import.meta.url, './episode-audience.sql'), row })

/** The audience of each of the episodes given, in their order; nobody where nothing was watched. */
export async function episodeAudience(store: Store, scope: Scope, episodes: readonly number[]): Promise<EpisodeAudience[]> {
  const rows = new Map((await store.run(query, { ...scope, episodes })).map(row => [row.episode, row]))
  const nobody = { watchedMs: 0, reach: 0, starters: 0, completers: 0, viewers: 0, viewersAbsentAccounts: 0 }
  return episodes.map(episode => rows.get(episode) ?? { episode, ...nobody })
}
