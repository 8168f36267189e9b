import { dayStart, type PeerSeason } from '@sweeps/model'
import type { Season } from '../find-season.js'
import { type Counters, measureWindow } from '../measure-window.js'
import type { SeasonQuery } from '../season-query.js'
import { peerSeason } from './peer-season.js'

/** A season at the age of all, and what its figures alone do not say. */
export interface Compared {
  visible: PeerSeason
  /** None of its figures has anybody behind it, or may be shown. */
  empty: boolean
  /** The first day of viewing on record on its services. */
  since: string
  /** Not all of its episodes were out by that age. */
  unfinished: boolean
}

/** Counts a season's first days, as many as the query's window, and words them as they are compared. */
export async function compareSeason(
  engine: Counters,
  season: Season,
  relation: PeerSeason['relation'],
  query: Pick<SeasonQuery, 'window' | 'zone' | 'smallCells'>,
  now: number,
): Promise<Compared> {
  const measured = await measureWindow(engine, season, query, now)
  const visible = peerSeason(season, relation, measured, { ...query, minimumCell: engine.minimumCell })
  return {
    visible,
    empty: Object.values(visible.figures).every(figure => !figure),
    since: measured.measures.arrivals.since,
    unfinished: season.episodes.some(({ released }) => released !== null && dayStart(released, query.zone) >= measured.to),
  }
}
