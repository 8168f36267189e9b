import { slug } from '@sweeps/model'
import type { ContentIdParts } from './content-id.js'
import type { FileRows, Located } from './located.js'

/** What is used of an item as Jellyfin's `GET /Items?Recursive=true&IncludeItemTypes=Episode,Movie` gives it. https://api.jellyfin.org */
interface Item {
  Id?: unknown
  Type?: unknown
  Name?: unknown
  SeriesName?: unknown
  ParentIndexNumber?: unknown
  IndexNumber?: unknown
  /** Ticks of 100 ns. */
  RunTimeTicks?: unknown
  PremiereDate?: unknown
  ProductionYear?: unknown
}

const mostNamed = 10

export const isJellyfin = (document: unknown): boolean => {
  const [first] = items(document)
  return typeof first === 'object' && first !== null && 'Id' in first && 'Type' in first
}

/**
 * A Jellyfin library. The content id is Jellyfin's own, which its players report, unless a rule makes another. Specials (season 0) and episodes
 * that Jellyfin has no number for are left out, and that is said.
 */
export function readJellyfin(document: unknown, service: string, contentId?: (parts: ContentIdParts) => string): FileRows {
  const all = items(document).map((item, index) => ({ item: (item ?? {}) as Item, where: `item ${index + 1}` }))
  const episodes = all.filter(({ item }) => item.Type === 'Episode')
  const films = all.filter(({ item }) => item.Type === 'Movie')
  const fit = episodes.filter(({ item }) => number(item.ParentIndexNumber) > 0 && number(item.IndexNumber) > 0)
  const specials = episodes.filter(({ item }) => item.ParentIndexNumber === 0)
  const unnumbered = episodes.filter(
    ({ item }) => item.ParentIndexNumber !== 0 && !(number(item.ParentIndexNumber) > 0 && number(item.IndexNumber) > 0),
  )
  const titleOf = filmTitles(
    films.map(({ item }) => item),
    new Set(fit.map(({ item }) => slug(text(item.SeriesName)))),
  )
  const row = ({ item, where }: (typeof all)[number]): Located => {
    const film = item.Type === 'Movie'
    const title = film ? titleOf(item) : slug(text(item.SeriesName))
    const [season, episode] = film ? [null, null] : [number(item.ParentIndexNumber), number(item.IndexNumber)]
    const id = text(item.Id)
    const ticks = item.RunTimeTicks
    return {
      where: `${where} (${text(item.Name) || id})`,
      fields: {
        service,
        content: contentId ? contentId({ slug: title, season, episode, id }) : id,
        title,
        title_name: text(film ? item.Name : item.SeriesName),
        season: season === null ? '' : String(season),
        episode: episode === null ? '' : String(episode),
        name: text(item.Name),
        kind: film ? 'film' : 'series',
        origin: '',
        language: '',
        runtime_ms: typeof ticks === 'number' ? String(Math.round(ticks / 10_000)) : text(ticks),
        released: text(item.PremiereDate).slice(0, 10),
      },
    }
  }
  return {
    rows: [...fit, ...films].map(row),
    odd: [
      ...partOfAll(document, all.length),
      ...(specials.length > 0 ? [`specials (season 0) were left out: ${specials.length}`] : []),
      ...unnumbered
        .slice(0, mostNamed)
        .map(
          ({ item, where }) =>
            `${where} was left out: Jellyfin has no season or episode number for "${text(item.Name)}" of ${text(item.SeriesName) || 'no series'}`,
        ),
      ...(unnumbered.length > mostNamed ? [`and ${unnumbered.length - mostNamed} more without a number`] : []),
      ...others(all.length - episodes.length - films.length),
    ],
  }
}

/** A film's slug; with its year where a series or a film of another year has the same. */
function filmTitles(films: Item[], series: ReadonlySet<string>): (film: Item) => string {
  const years = new Map<string, Set<unknown>>()
  for (const film of films) {
    const name = slug(text(film.Name))
    years.set(name, (years.get(name) ?? new Set()).add(film.ProductionYear ?? null))
  }
  return film => {
    const name = slug(text(film.Name))
    const alone = !series.has(name) && years.get(name)!.size === 1
    return alone || !film.ProductionYear ? name : `${name}-${film.ProductionYear}`
  }
}

const others = (count: number): string[] => (count > 0 ? [`items that are neither an episode nor a film were left out: ${count}`] : [])

/** A library is given in pages when that is asked for. */
function partOfAll(document: unknown, count: number): string[] {
  const total = (document as { TotalRecordCount?: unknown } | null)?.TotalRecordCount
  return typeof total === 'number' && total > count
    ? [`the file has ${count} of the library’s ${total} items: ask for it without a Limit`]
    : []
}

function items(document: unknown): unknown[] {
  if (Array.isArray(document)) return document
  const { Items } = (document ?? {}) as { Items?: unknown }
  return Array.isArray(Items) ? Items : []
}

const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value).trim())
