import type { Store } from '../store/index.js'
import { allViewing } from './all-viewing.js'
import { type Arrivals, arrivals } from './arrivals.js'
import { type Audience, audience } from './audience.js'
import { carriedOver } from './carried-over.js'
import { type DaysToComplete, daysToComplete } from './days-to-complete.js'
import { type EpisodeAudience, episodeAudience } from './episode-audience.js'
import type { Season } from './find-season.js'
import { type Leavers, leavers } from './leavers.js'
import type { Scope } from './scope.js'
import { type WatchedPart, watchedByPart } from './watched-by-part.js'
import { type WatchedBucket, watchedByTime } from './watched-by-time.js'
import type { WindowCuts } from './window-cuts.js'

/** Everything counted of a season's window, small cells and all: not to be shown before `protect`. */
export interface SeasonMeasures {
  accounts: Audience
  viewers: Audience
  watchedMs: number
  /** Watched time of everything on the services that carry it. */
  allWatchedMs: number
  episodes: EpisodeAudience[]
  /** Episode → accounts that started it and the next. */
  carriedOver: Map<number, number>
  days: WatchedBucket[]
  weeks: WatchedBucket[]
  hours: WatchedBucket[]
  screens: WatchedPart[]
  markets: WatchedPart[]
  leavers: Leavers[]
  daysToComplete: DaysToComplete[]
  arrivals: Arrivals
}

/** Counts a season's audience, question by question. */
export async function measureSeason(store: Store, season: Season, scope: Scope, cuts: WindowCuts): Promise<SeasonMeasures> {
  const numbers = season.episodes.map(({ episode }) => episode)
  const episodes = await episodeAudience(store, scope, numbers)
  return {
    accounts: await audience(store, scope, 'accounts', season.runtimeMs),
    viewers: await audience(store, scope, 'viewers', season.runtimeMs),
    watchedMs: episodes.reduce((sum, { watchedMs }) => sum + watchedMs, 0),
    allWatchedMs: await allViewing(store, scope, season.services),
    episodes,
    carriedOver: await carriedOver(store, scope, numbers),
    days: await watchedByTime(store, scope, cuts.days),
    weeks: await watchedByTime(store, scope, cuts.weeks),
    hours: await watchedByTime(store, scope, cuts.hours),
    screens: await watchedByPart(store, scope, 'screens'),
    markets: await watchedByPart(store, scope, 'markets'),
    leavers: await leavers(store, scope),
    daysToComplete: await daysToComplete(store, scope, season.runtimeMs),
    arrivals: await arrivals(store, scope, season.services),
  }
}
