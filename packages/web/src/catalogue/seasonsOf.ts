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

/** The seasons and films of the catalogue, by name and season, each with its contents in the order of episodes. */
export function seasonsOf(entries: readonly CatalogueEntry[]): CatalogueSeason[] {
  const groups = new Map<string, CatalogueEntry[]>()
  for (const entry of entries) {
    const key = `${entry.title}/${entry.season ?? ''}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()]
    .map(contents => ({
      title: contents[0]!.title,
      name: contents[0]!.title_name,
      season: contents[0]!.season,
      episodes: new Set(contents.flatMap(({ episode }) => episode ?? [])).size,
      released: contents.flatMap(({ released }) => released ?? []).sort()[0] ?? null,
      contents: contents.toSorted((a, b) => (a.episode ?? 0) - (b.episode ?? 0) || (a.content < b.content ? -1 : 1)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.season ?? 0) - (b.season ?? 0))
}

/** Those whose name, slug, or content ids have all the words in them. */
export function matching(seasons: readonly CatalogueSeason[], words: string): CatalogueSeason[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...seasons]
  return seasons.filter(({ title, name, contents }) => {
    const text = [title, name, ...contents.map(({ content }) => content)].join(' ').toLowerCase()
    return wanted.every(word => text.includes(word))
  })
}
