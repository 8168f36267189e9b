import type { UnmatchedContent } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { type Catalogue, suggestPlaces } from '../catalogue/index.js'
import { everyEpoch, type Plays } from '../plays/index.js'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../store/index.js'

const unmatchedContents = defineQuery({
  tag: 'minutes.unmatched',
  sql: sqlFile(import.meta.url, './unmatched.sql'),
  row: Type.Object({
    service: Type.String(),
    content: Type.String(),
    plays: Int64,
    watchedMs: SummedMs,
    runtimeMs: Int64,
    firstSeen: Type.String(),
    lastSeen: Type.String(),
  }),
})

const playedContent = defineQuery({
  tag: 'minutes.played',
  sql: `-- one row: was this content ever played?
SELECT toUInt8(count() > 0) AS played FROM (SELECT 1 FROM viewing_changes WHERE service = {service:String} AND content = {content:String} LIMIT 1)`,
  row: Type.Object({ played: Type.Integer() }),
})

/**
 * What is played and not in the catalogue, the most watched first, each with where it may belong. At most `limit`, 1,000 when absent; of some
 * services, or of all when none is named.
 */
export async function unmatched(
  { store, plays, catalogue }: { store: Store; plays: Plays; catalogue: Catalogue },
  { limit = 1000, services = [] }: { limit?: number; services?: readonly string[] } = {},
): Promise<UnmatchedContent[]> {
  await plays.guards.beforeReading()
  const { version } = catalogue
  // All of time, up to what a message's own clock can say.
  const rows = await store.run(unmatchedContents, { version, epoch: everyEpoch, from: 0, to: Date.now() + 7 * 86_400_000, limit, services })
  if (rows.length === 0) return []
  const entries = await catalogue.entries(version)
  const suggest = suggestPlaces(services.length === 0 ? entries : entries.filter(({ service }) => services.includes(service)))
  return rows.map(({ watchedMs, ...row }) => ({ ...row, minutes: watchedMs / 60_000, suggestion: suggest(row) ?? null }))
}

/** Was this content ever played? */
export const wasPlayed = async (store: Store, of: { service: string; content: string }): Promise<boolean> =>
  (await store.one(playedContent, of)).played === 1
