import Type from '@sweeps/model/typebox'
import type { Catalogue } from '../catalogue/index.js'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'

const running = defineQuery({
  tag: 'plays.playing-now',
  sql: sqlFile(import.meta.url, './playing-now.sql'),
  row: Type.Object({ service: Type.String(), content: Type.String(), plays: Int64 }),
})

const named = defineQuery({
  tag: 'plays.playing-now.titles',
  sql: `-- one row per content, of those named, that is in a version of the catalogue
SELECT service, content, title, season, title_name AS name
FROM catalogue_at(version = {version:UInt32})
WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))`,
  row: Type.Object({ service: Type.String(), content: Type.String(), title: Type.String(), season: Type.Integer(), name: Type.String() }),
})

/** A player reports twice a minute while it plays: who has been silent for longer than this does not any more. In milliseconds. */
const silence = 120_000

/** A title of which plays run; `title` is null for a content that is not in the catalogue. */
export interface PlayingTitle {
  title: string | null
  season: number | null
  name: string
  plays: number
}

/** What is playing, the most played first, on some services, or on all when none is named. */
export async function playingNow(
  { store, catalogue }: { store: Store; catalogue: Catalogue },
  now = Date.now(),
  services: readonly string[] = [],
): Promise<PlayingTitle[]> {
  const rows = await store.run(running, { since: now - silence, services })
  if (rows.length === 0) return []
  const titles = await store.run(named, {
    version: catalogue.version,
    services: rows.map(({ service }) => service),
    contents: rows.map(({ content }) => content),
  })
  const titleOf = new Map(titles.map(row => [keyOf(row), row]))
  const found = new Map<string, PlayingTitle>()
  for (const { plays, ...row } of rows) {
    const known = titleOf.get(keyOf(row))
    const key = known ? `${known.title}/${known.season}` : keyOf(row)
    const one = found.get(key) ?? {
      ...{ title: known?.title ?? null, season: known?.season || null, name: known?.name ?? row.content },
      plays: 0,
    }
    one.plays += plays
    found.set(key, one)
  }
  return [...found.values()].sort((one, other) => other.plays - one.plays || (one.name < other.name ? -1 : 1))
}

const keyOf = ({ service, content }: { service: string; content: string }): string => JSON.stringify([service, content])
