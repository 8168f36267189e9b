import { placeName } from '../../catalogue/index.js'
import type { Season, SeasonName } from '../find-season.js'
import type { CatalogueSeason } from './catalogue-seasons.js'
import { mostPeers } from './peers-query.js'
import { ageOf } from './season-age.js'

/** Which seasons are compared with one, and what must be said of the choice. */
export interface ChosenPeers {
  earlier: SeasonName[]
  peers: SeasonName[]
  notes: string[]
}

export interface PeersWanted {
  season: Season
  /** Days at which they are compared. */
  age: number
  zone: string
  now: number
  /** Undefined: the nearest. All of them are in the catalogue. */
  chosen: readonly SeasonName[] | undefined
  /** The first day of viewing on record on the season's services. */
  since: string
}

/** Earlier seasons of the title, and those that were named, or else the nearest; of all only who has reached the age. */
export function choosePeers(all: readonly CatalogueSeason[], wanted: PeersWanted): ChosenPeers {
  const before = earlierSeasons(all, wanted)
  const earlier = before.slice(-mostPeers)
  const isEarlier = (of: SeasonName): boolean => earlier.some(one => isSame(one, of))
  const others = wanted.chosen === undefined ? nearest(all, wanted, isEarlier) : named(all, wanted, isEarlier)
  const isOld = (of: CatalogueSeason): boolean => hasReached(of, wanted)
  return {
    earlier: earlier.filter(isOld),
    peers: others.seasons.filter(isOld),
    notes: [
      ...others.notes,
      ...(before.length > earlier.length ? [`Of ${before.length} earlier seasons the latest ${earlier.length} are compared.`] : []),
      ...[...earlier, ...others.seasons].filter(of => !isOld(of)).map(of => tooYoung(of, wanted)),
    ],
  }
}

const isSame = (a: SeasonName, b: SeasonName): boolean => a.title === b.title && a.season === b.season

/** In their order; a film has none. */
const earlierSeasons = (all: readonly CatalogueSeason[], { season: { title, season } }: PeersWanted): CatalogueSeason[] =>
  all.filter(of => of.title === title && of.season > 0 && of.season < season).sort((a, b) => a.season - b.season)

/** Those that were named, once each. */
function named(all: readonly CatalogueSeason[], { season, chosen = [] }: PeersWanted, isEarlier: (of: SeasonName) => boolean) {
  const seasons: CatalogueSeason[] = []
  const notes: string[] = []
  for (const of of chosen) {
    if (isSame(of, season)) notes.push(`${placeName(of)} is the season itself: it is no peer of its own.`)
    else if (isEarlier(of)) notes.push(`${placeName(of)} is an earlier season: those are compared without being named.`)
    else if (seasons.some(one => isSame(one, of))) notes.push(`${placeName(of)} was named twice: it is compared once.`)
    else seasons.push(all.find(one => isSame(one, of))!)
  }
  return { seasons, notes }
}

/** Seasons, or films, on the same services that have reached the age and whose windows viewing is on record of; the nearest by release. */
function nearest(all: readonly CatalogueSeason[], wanted: PeersWanted, isEarlier: (of: SeasonName) => boolean) {
  const { season, age, since } = wanted
  const days = (day: string): number => Date.parse(day) / 86_400_000
  const apart = ({ released }: CatalogueSeason): number => Math.abs(days(released!) - days(season.released))
  const nearby = all
    .filter(of => (of.season === 0) === (season.season === 0) && !isSame(of, season) && !isEarlier(of))
    .filter(of => of.released !== null && days(of.released) + age > days(since))
    .filter(of => of.services.some(service => season.services.includes(service)))
    // As near before as after: the earlier one. Then by name, so that the choice is the same each time.
    .sort((a, b) => apart(a) - apart(b) || compare(a.released!, b.released!) || compare(a.title, b.title) || a.season - b.season)
  const seasons: CatalogueSeason[] = []
  for (const of of nearby) {
    if (seasons.length === mostPeers) break
    if (hasReached(of, wanted)) seasons.push(of)
  }
  return { seasons, notes: [] }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const hasReached = ({ released }: CatalogueSeason, { age, zone, now }: PeersWanted): boolean =>
  released !== null && ageOf(released, zone, now) >= age

const tooYoung = (of: CatalogueSeason, { age, zone, now }: PeersWanted): string =>
  of.released === null
    ? `${placeName(of)} has no release date, so that its age is not known: it is left out.`
    : `${placeName(of)} has had ${ageOf(of.released, zone, now)} of ${age} days: it is left out.`
