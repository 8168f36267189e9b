import type { Store } from '../store/index.js'
import { type AllViewing, allViewing } from './all-viewing.js'
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

/** Everything counted of a season's window, small cells and all: `visibleCells` says what of it may be shown. */
export interface SeasonMeasures {
  accounts: Audience
  viewers: Audience
  watchedMs: number
  all: AllViewing
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

/** Counts a season's audience, question by question: each takes all cores, and several at once would share the memory cap. */
export async function measureSeason(store: Store, season: Season, scope: Scope, cuts: WindowCuts): Promise<SeasonMeasures> {
  const numbers = season.episodes.map(({ episode }) => episode)
  const { runtimeMs } = season
  const episodes = await episodeAudience(store, scope, numbers)
  return {
    accounts: await audience(store, scope, 'accounts', runtimeMs),
    viewers: await audience(store, scope, 'viewers', runtimeMs),
    watchedMs: episodes.reduce((sum, { watchedMs }) => sum + watchedMs, 0),
    all: await allViewing(store, scope),
    episodes,
    carriedOver: await carriedOver(store, scope, numbers),
    ...(await watchedByTime(store, scope, cuts)),
    ...(await watchedByPart(store, scope)),
    leavers: await leavers(store, scope),
    daysToComplete: await daysToComplete(store, scope, runtimeMs),
    arrivals: await arrivals(store, scope),
  }
}
