import { Problem } from '@sweeps/model'
import { type Place, placeName, readPlace } from '../place.js'

/** A remap as it is asked for. */
export interface RemapRequest {
  /** What moves: a title, a season or an episode, as `hit-and-run/1/9`; or one content of a service. */
  from: string | { service: string; content: string }
  /** Where it goes, named as what moves; for a content an episode, or a film. */
  to: string
  /** Of a season only these, as `5-8` or `5`: in the target they are numbered from `first` on. */
  episodes?: string
  /** The number the first moved episode gets; without it numbers stay, but for `episodes`, which begin at 1. */
  first?: number
  /** What moves may meet an episode that is there: both contents are then that one episode. */
  merge?: boolean
  /** The target's title may be one that the catalogue does not have: it is made; a text names it. */
  new?: boolean | string
}

/** A remap whose words were understood. */
export interface Remap {
  source: { place: Place } | { service: string; content: string }
  target: Place
  episodes: { first: number; last: number } | null
  first: number | null
  merge: boolean
  /** The name of a title that may be made; empty: made from its slug; null: none may be made. */
  newTitle: string | null
}

/** Reads a remap. Throws `invalid-request` for what cannot be meant. */
export function readRemap({ from, to, episodes, first, merge = false, new: fresh = false }: RemapRequest): Remap {
  const target = readPlace(to)
  const source = typeof from === 'string' ? { place: readPlace(from) } : from
  const range = episodes === undefined ? null : readRange(episodes)
  if ('place' in source) checkLevels(source.place, target)
  else if (target.season !== undefined && target.episode === undefined)
    throw wrong(`a content is an episode or a film: ${to} is a season; write ${to}/1`)
  const seasons = 'place' in source && source.place.season !== undefined && source.place.episode === undefined
  if (range && !seasons) throw wrong('--episodes takes a part of a season: name two seasons, as show/1 show/2 --episodes 5-8')
  if (first !== undefined && !seasons) throw wrong('--first numbers the episodes of a season: name two seasons, as show/1 show/2 --first 5')
  if (first !== undefined && !(Number.isInteger(first) && first >= 1 && first <= 9999))
    throw wrong('--first is a whole number from 1 to 9999')
  return {
    source,
    target,
    episodes: range,
    first: first ?? (range ? 1 : null),
    merge,
    newTitle: fresh === false ? null : fresh === true ? '' : fresh.trim(),
  }
}

/** `hit-and-run/1/9 → hit-and-run/2/1`, for people. */
export const remapName = ({ from, to, episodes }: RemapRequest): string =>
  `${typeof from === 'string' ? from : `${from.service} ${from.content}`}${episodes ? `, episodes ${episodes},` : ''} → ${to}`

function checkLevels(from: Place, to: Place): void {
  const [level, wanted] = [levelOf(from), levelOf(to)]
  if (level !== wanted)
    throw wrong(
      `${placeName(from)} is a ${level} and ${placeName(to)} a ${wanted}: name two of a kind, as hit-and-run/1/9 hit-and-run/2/1, show/1 show/2, old-title new-title`,
    )
  if (placeName(from) === placeName(to)) throw wrong(`${placeName(from)} would be moved to where it is`)
}

const levelOf = ({ season, episode }: Place) => (episode !== undefined ? 'episode' : season !== undefined ? 'season' : 'title')

function readRange(text: string): { first: number; last: number } {
  const [, first, last = first] = /^([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?$/.exec(text.trim()) ?? []
  if (first === undefined || Number(last) < Number(first)) throw wrong(`--episodes "${text}" is no range: write 5-8, or 5`)
  return { first: Number(first), last: Number(last) }
}

const wrong = (reason: string): Problem => new Problem('invalid-request', reason)
