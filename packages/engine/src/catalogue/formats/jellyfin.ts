import type { ContentIdParts } from './content-id.js'
import type { FileRows, Located } from './located.js'
import { type SourceTitle, tellSourcesApart } from './tell-sources-apart.js'

/** What is used of an item as Jellyfin's `GET /Items?Recursive=true&IncludeItemTypes=Episode,Movie` gives it. https://api.jellyfin.org */
interface Item {
  Id?: unknown
  Type?: unknown
  Name?: unknown
  SeriesName?: unknown
  SeriesId?: unknown
  ParentIndexNumber?: unknown
  IndexNumber?: unknown
  /** The last episode of a file that holds several. */
  IndexNumberEnd?: unknown
  /** Ticks of 100 ns. */
  RunTimeTicks?: unknown
  PremiereDate?: unknown
  ProductionYear?: unknown
}

const mostNamed = 10

/** What an item is of. Of a film Jellyfin may have several files, each with an id: its name and year say which it is. */
const titleIn = (item: Item): SourceTitle =>
  item.Type === 'Movie'
    ? { kind: 'film', name: text(item.Name), id: text(item.Id), year: text(item.ProductionYear) }
    : { kind: 'series', name: text(item.SeriesName), id: text(item.SeriesId), year: '' }

export const isJellyfin = (document: unknown): boolean => {
  const [first] = items(document)
  return typeof first === 'object' && first !== null && 'Id' in first && 'Type' in first
}

/**
 * A Jellyfin library. The content id is Jellyfin's own, which its players report, unless a rule makes another. Specials (season 0) are the
 * title's own. A file of several episodes is the first of them. Episodes that Jellyfin has no number for are left out. All of it is said.
 */
export function readJellyfin(document: unknown, service: string, contentId?: (parts: ContentIdParts) => string): FileRows {
  const all = items(document).map((item, index) => ({ item: (item ?? {}) as Item, where: `item ${index + 1}` }))
  const episodes = all.filter(({ item }) => item.Type === 'Episode')
  const films = all.filter(({ item }) => item.Type === 'Movie')
  const fit = episodes.filter(({ item }) => number(item.ParentIndexNumber) >= 0 && number(item.IndexNumber) > 0)
  const specials = fit.filter(({ item }) => item.ParentIndexNumber === 0)
  const unnumbered = episodes.filter(({ item }) => !(number(item.ParentIndexNumber) >= 0 && number(item.IndexNumber) > 0))
  const titleOf = tellSourcesApart([...fit, ...films].map(({ item }) => titleIn(item)))
  const row = ({ item, where }: (typeof all)[number]): Located => {
    const film = item.Type === 'Movie'
    const title = titleOf(titleIn(item))
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
        episode: episode === null ? '' : episodesOf(episode, item.IndexNumberEnd),
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
      ...(specials.length > 0 ? [`specials (season 0) count for their title, and for no season: ${specials.length}`] : []),
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

/** `1-2`: a file of several episodes. */
const episodesOf = (first: number, last: unknown): string => (number(last) > first ? `${first}-${number(last)}` : String(first))

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
