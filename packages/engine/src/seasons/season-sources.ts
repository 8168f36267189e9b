import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Season } from './find-season.js'

const telling = defineQuery({
  tag: 'seasons.sources.services',
  sql: `-- one row: of how many services something is to be said: plays of another source than our own, or without a playhead
SELECT uniqExact(service) AS services
FROM service_sources
WHERE service IN (SELECT arrayJoin({services:Array(String)})) AND (source != 'native' OR blind = 1)`,
  row: Type.Object({ services: Int64 }),
})

const bySource = defineQuery({
  tag: 'seasons.sources',
  sql: sqlFile(import.meta.url, './season-sources.sql'),
  row: Type.Object({ reporter: Type.String(), plays: Int64, blind: Int64 }),
})

/** Plays that a source reported of a season, and of how many of them the playhead is not known. */
export interface SeasonSource {
  source: string
  plays: number
  blind: number
}

/** Which sources a season's plays in a window come from. Nothing where they are all our own with their playheads, which is found without reading them. */
export async function seasonSources(
  store: Store,
  season: Season,
  window: { from: number; to: number; epoch: number },
): Promise<SeasonSource[]> {
  const entries = season.episodes.flatMap(({ contents }) => contents)
  const services = entries.map(({ service }) => service)
  if ((await store.one(telling, { services })).services === 0) return []
  const rows = await store.run(bySource, { services, contents: entries.map(({ content }) => content), ...window })
  return rows.map(({ reporter, plays, blind }) => ({ source: reporter, plays, blind }))
}
