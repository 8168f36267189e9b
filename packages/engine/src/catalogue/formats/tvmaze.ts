import type { ContentIdParts } from './content-id.js'
import { languageCodes } from './language-code.js'
import type { FileRows, Located } from './located.js'
import { type SourceTitle, tellSourcesApart } from './tell-sources-apart.js'

/** What is used of a show as TVmaze's API gives it with `?embed=episodes`. https://www.tvmaze.com/api#show-main-information */
interface Show {
  id?: unknown
  name?: unknown
  language?: unknown
  _embedded?: { episodes?: unknown }
}

interface Episode {
  id?: unknown
  name?: unknown
  season?: unknown
  number?: unknown
  airdate?: unknown
  /** Minutes. */
  runtime?: unknown
}

export const isTvmaze = (document: unknown): boolean =>
  shows(document).some(show => Array.isArray((show as Show | null)?._embedded?.episodes))

/** TVmaze's JSON of a show with its episodes, or an array of such. Specials have no number; they are left out, and that is said. */
export function readTvmaze(document: unknown, service: string, contentId: (parts: ContentIdParts) => string): FileRows {
  const rows: Located[] = []
  const odd: string[] = []
  const languageOf = languageCodes()
  const titleIn = (show: Show): SourceTitle => ({ kind: 'series', name: text(show.name), id: text(show.id), year: '' })
  const titleOf = tellSourcesApart(shows(document).map(item => titleIn((item ?? {}) as Show)))
  for (const item of shows(document)) {
    const show = (item ?? {}) as Show
    const name = text(show.name)
    const episodes = Array.isArray(show._embedded?.episodes) ? (show._embedded.episodes as Episode[]) : []
    const specials = episodes.filter(({ number }) => number === null)
    if (specials.length > 0) odd.push(`${name}: specials without an episode number were left out: ${specials.length}`)
    if (episodes.length === 0) odd.push(`${name || 'a show'} has no episodes: ask for it with ?embed=episodes`)
    episodes.forEach((episode, index) => {
      if (episode.number === null) return
      rows.push(row(show, languageOf(text(show.language)), titleOf(titleIn(show)), episode, index, service, contentId))
    })
  }
  return { rows, odd }
}

function row(
  show: Show,
  language: string,
  title: string,
  episode: Episode,
  index: number,
  service: string,
  contentId: (parts: ContentIdParts) => string,
): Located {
  const name = text(show.name)
  const season = text(episode.season)
  const number = text(episode.number)
  const runtime = episode.runtime
  return {
    where: `${name || 'a show without a name'}, item ${index + 1} of its episodes`,
    fields: {
      service,
      content: contentId({ slug: title, season: Number(season), episode: Number(number), id: text(episode.id) }),
      title,
      title_name: name,
      season,
      episode: number,
      name: text(episode.name),
      kind: 'series',
      origin: '',
      language,
      runtime_ms:
        runtime === null || runtime === undefined ? '' : typeof runtime === 'number' ? String(Math.round(runtime * 60_000)) : text(runtime),
      released: text(episode.airdate),
    },
  }
}

const shows = (document: unknown): unknown[] => (Array.isArray(document) ? document : [document])
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value).trim())
