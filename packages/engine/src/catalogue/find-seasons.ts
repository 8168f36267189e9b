import type { CatalogueRow } from './catalogue-row.js'

export interface FindOptions {
  /** Each must stand in the title's name or slug, or in a content id; case does not matter. */
  words?: string
  /** Content ids; a season that begins before it is given whole. */
  limit?: number
  /** What these services carry, and nothing else; of all when none is named. */
  services?: readonly string[]
}

export interface CatalogueFound {
  /** By name and season; the title whose slug is just what was asked for first. */
  entries: CatalogueRow[]
  /** Content ids. */
  contents: { all: number; found: number }
  /** Seasons and films. */
  seasons: { all: number; found: number }
}

/** A season or film as it is looked for. */
export interface SoughtSeason {
  title: string
  rows: CatalogueRow[]
  /** All that a word may stand in, in lower case. */
  text: string
}

/** The seasons and films of a catalogue, by name and season, ready to be looked through again and again. */
export function soughtSeasons(rows: readonly CatalogueRow[]): SoughtSeason[] {
  const groups = new Map<string, CatalogueRow[]>()
  for (const row of rows) {
    const key = `${row.title}\0${row.season}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const byName = new Intl.Collator('en', { numeric: true })
  return [...groups.values()]
    .sort(([a], [b]) => byName.compare(a!.titleName, b!.titleName) || byName.compare(a!.title, b!.title) || a!.season - b!.season)
    .map(rows => {
      const names = new Set(rows.flatMap(({ title, titleName, content }) => [title, titleName, content]))
      return { title: rows[0]!.title, rows, text: [...names].join('\n').toLowerCase() }
    })
}

/** Whole seasons and films that have all the words in them, up to a limit, and how many there are. */
export function findSeasons(
  seasons: readonly SoughtSeason[],
  { words = '', limit = Number.POSITIVE_INFINITY }: FindOptions,
): CatalogueFound {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const fitting = seasons.filter(({ text }) => wanted.every(word => text.includes(word)))
  const slug = words.trim().toLowerCase()
  // Whoever asks for a title by its slug must not miss it behind others.
  const ordered = [...fitting.filter(({ title }) => title === slug), ...fitting.filter(({ title }) => title !== slug)]
  const entries: CatalogueRow[] = []
  for (const { rows } of ordered) {
    if (entries.length >= limit) break
    for (const row of rows) entries.push(row)
  }
  return {
    entries,
    contents: { all: countOf(seasons), found: countOf(fitting) },
    seasons: { all: seasons.length, found: fitting.length },
  }
}

const countOf = (seasons: readonly SoughtSeason[]): number => seasons.reduce((sum, { rows }) => sum + rows.length, 0)
