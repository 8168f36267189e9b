import { Problem, plainSlug, slug } from '@sweeps/model'

/** A title, a season of it or an episode. A film is its title alone. */
export interface Place {
  title: string
  season?: number
  episode?: number
}

/** Reads `hit-and-run`, `hit-and-run/1` or `hit-and-run/1/3`; `hit-and-run/0/1` is a special. Throws `invalid-request`. */
export function readPlace(text: string): Place {
  const [title = '', season, episode, ...rest] = text.trim().split('/')
  const numbers = [season, episode].filter(part => part !== undefined)
  // Season 0 is the title's specials, which is no season: an episode of it can be named.
  const wrong =
    title === '' ||
    slug(title) !== title ||
    rest.length > 0 ||
    !numbers.every((part, at) => /^[1-9]\d{0,3}$/.test(part) || (at === 0 && part === '0' && episode !== undefined))
  if (wrong)
    throw new Problem(
      'invalid-request',
      `"${text}" names no title, season or episode: write hit-and-run, hit-and-run/1 or hit-and-run/1/3, the title as its slug${title && slug(title) !== title ? ` (${plainSlug(title)})` : ''}`,
    )
  return { title, ...(season !== undefined && { season: Number(season) }), ...(episode !== undefined && { episode: Number(episode) }) }
}

/** `hit-and-run/1/3`; the title alone for a film; `hit-and-run/0/1` for a special. */
export const placeName = ({ title, season, episode }: Place): string =>
  [title, ...(episode ? [season ?? 0, episode] : season ? [season] : [])].join('/')

/** Does a row stand at a place, or below it? */
export const standsAt = (row: { title: string; season: number; episode: number }, place: Place): boolean =>
  row.title === place.title &&
  (place.season === undefined || row.season === place.season) &&
  (place.episode === undefined || row.episode === place.episode)
