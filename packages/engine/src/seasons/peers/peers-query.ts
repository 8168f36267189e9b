import { Problem } from '@sweeps/model'
import type { SeasonName } from '../find-season.js'
import { parseSeasonQuery, type SeasonQuery, type SeasonRequest } from '../season-query.js'

/** What a person or a program asks: a season, and with which others it is compared. */
export interface PeersRequest extends SeasonRequest {
  /** `TITLE/N`, a film its `TITLE`: a list, or text with commas between them. The nearest when absent or empty. */
  peers?: string | readonly string[] | undefined
}

/** The same, understood. */
export interface PeersQuery extends SeasonQuery {
  /** Undefined: the nearest. One may be named twice. */
  readonly chosen: readonly SeasonName[] | undefined
}

/** How many peers a season is compared with. */
export const mostPeers = 20

/** Reads a request; `invalid-request` names what is wrong and what it takes. */
export function parsePeersQuery({ peers = [], ...request }: PeersRequest): PeersQuery {
  const names = (typeof peers === 'string' ? peers.split(',') : peers).map(name => name.trim()).filter(Boolean)
  if (names.length > mostPeers) throw new Problem('invalid-request', `peers: ${names.length} are too many: name at most ${mostPeers}`)
  return Object.freeze({ ...parseSeasonQuery(request), chosen: names.length === 0 ? undefined : names.map(readPeer) })
}

function readPeer(text: string): SeasonName {
  const [, title, season = '0'] = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(text) ?? []
  if (!title)
    throw new Problem('invalid-request', `peers: "${text}" is no season: write TITLE/N, such as hit-and-run/1; a film is its TITLE`)
  return { title, season: Number(season) }
}
