import type { CatalogueEntry } from '@sweeps/model'

/** The fields of a form for one content, as they are typed. */
export interface EntryFields {
  title: string
  title_name: string
  name: string
  kind: CatalogueEntry['kind']
  season: string
  episode: string
  origin: CatalogueEntry['origin']
  language: string
  minutes: string
  released: string
}

export const fieldsOf = (entry: CatalogueEntry): EntryFields => ({
  title: entry.title,
  title_name: entry.title_name,
  name: entry.name,
  kind: entry.kind,
  season: String(entry.season ?? ''),
  episode: String(entry.episode ?? ''),
  origin: entry.origin,
  language: entry.language,
  minutes: minutesOf(entry.runtime_ms),
  released: entry.released ?? '',
})

/** The row as it is wanted. What was not touched stays to the millisecond; numbers that are none go to the server, which says so. */
export function editedEntry(entry: CatalogueEntry, { minutes, season, episode, ...fields }: EntryFields): Record<string, unknown> {
  const series = fields.kind === 'series'
  return {
    ...{ service: entry.service, content: entry.content },
    ...fields,
    season: series ? season : '',
    episode: series ? episode : '',
    runtime_ms: minutes === minutesOf(entry.runtime_ms) ? entry.runtime_ms : minutes === '' ? '' : Math.round(Number(minutes) * 60_000),
  }
}

const minutesOf = (ms: number | null): string => (ms === null ? '' : String(Math.round(ms / 6) / 10_000))
