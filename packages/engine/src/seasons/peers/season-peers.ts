import type { PeerSeason, SeasonPeers } from '@sweeps/model'
import { type Catalogue, placeName } from '../../catalogue/index.js'
import { yielding } from '../../yield-if-due.js'
import { findSeason, findSeasons, type Season, type SeasonName } from '../find-season.js'
import type { Counters } from '../measure-window.js'
import { catalogueSeasons } from './catalogue-seasons.js'
import { choosePeers } from './choose-peers.js'
import { type Compared, compareSeason } from './compared.js'
import { newSeason } from './peer-season.js'
import { notesOnPeers } from './peers-notes.js'
import { type PeersQuery, type PeersRequest, parsePeersQuery } from './peers-query.js'
import { ageOf } from './season-age.js'
import { standings } from './standings.js'

/**
 * How earlier seasons and peers did at the same age: the season's window, or the whole days it has had while that still runs. Throws
 * `not-found` for a season that the catalogue does not have, `invalid-request` for what cannot be read and for a season without a release.
 */
export async function seasonPeers(
  engine: Counters & { catalogue: Catalogue },
  request: PeersRequest,
  now = Date.now(),
): Promise<SeasonPeers> {
  const query = parsePeersQuery(request)
  const { store, catalogue, minimumCell } = engine
  const { version } = catalogue
  const { services } = query
  const season = await findSeason(store, query, version, services)
  const all = await catalogueSeasons(store, version, services)
  for (const named of query.chosen ?? [])
    if (!all.some(of => of.title === named.title && of.season === named.season)) await findSeason(store, named, version, services)
  const age = Math.min(query.window, ageOf(season.released, query.zone, now))
  if (age === 0) return tooNew(query, season)

  // One after the other: each takes all cores.
  const compare = (of: Season, relation: PeerSeason['relation']) => compareSeason(engine, of, relation, { ...query, window: age }, now)
  const own = await compare(season, 'this')
  const choice = choosePeers(all, { season, age, zone: query.zone, now, chosen: query.chosen, since: own.since })
  const compareAll = async (wanted: readonly SeasonName[], relation: 'earlier' | 'peer'): Promise<Compared[]> => {
    const compared: Compared[] = []
    const yieldIfDue = yielding()
    for (const of of await findSeasons(store, wanted, version, services)) {
      compared.push(await compare(of, relation))
      await yieldIfDue()
    }
    return compared
  }
  const looked = [...(await compareAll(choice.earlier, 'earlier')), ...(await compareAll(choice.peers, 'peer'))]

  // Who was named is answered for, with figures or without.
  const isListed = ({ empty, visible }: Compared): boolean => !empty || (query.chosen !== undefined && visible.relation === 'peer')
  const others = looked.filter(isListed)
  const leftOut = looked.filter(of => !isListed(of))
  return {
    ...headOf(query, season, age),
    seasons: [own, ...others].map(of => of.visible),
    standings: standings(
      own.visible,
      others.map(of => of.visible),
    ),
    notes: notesOnPeers({ ...query, minimumCell }, { own, others, leftOut, age, choice: choice.notes }),
  }
}

const headOf = ({ window, zone, chosen }: PeersQuery, { title, titleName, season }: Season, age: number) => ({
  title,
  titleName,
  season: season || null,
  window,
  age,
  tz: zone,
  choice: chosen ? ('chosen' as const) : ('nearest' as const),
})

const tooNew = (query: PeersQuery, season: Season): SeasonPeers => ({
  ...headOf(query, season, 0),
  seasons: [newSeason(season)],
  standings: [],
  notes: [`Nothing is compared yet: ${placeName(season)}, released on ${season.released}, has not had a whole day.`],
})
