import type { CatalogueEntry } from '@sweeps/model'

/** A season of the catalogue, or a film, with the contents that stand for it. */
export interface CatalogueSeason {
  title: string
  name: string
  /** Null: a film. */
  season: number | null
  /** Episodes that have a content; 0 for a film. */
  episodes: number
  /** The first day of any of its contents. */
  released: string | null
  contents: CatalogueEntry[]
}

/** Seasons and films in the order of their entries, each with its contents in the order of episodes. */
export function seasonsOf(entries: readonly CatalogueEntry[]): CatalogueSeason[] {
  const groups = new Map<string, CatalogueEntry[]>()
  for (const entry of entries) {
    const key = `${entry.title}/${entry.season ?? ''}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()].map(contents => ({
    title: contents[0]!.title,
    name: contents[0]!.title_name,
    season: contents[0]!.season,
    episodes: new Set(contents.flatMap(({ episode }) => episode ?? [])).size,
    released: contents.flatMap(({ released }) => released ?? []).sort()[0] ?? null,
    contents: contents.toSorted((a, b) => (a.episode ?? 0) - (b.episode ?? 0) || (a.content < b.content ? -1 : 1)),
  }))
}
