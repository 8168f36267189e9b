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

/** Everything counted of a season's window, small cells and all: not to be shown before `protect`. */
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

/** Counts a season's audience, question by question. */
export async function measureSeason(store: Store, season: Season, scope: Scope, cuts: WindowCuts): Promise<SeasonMeasures> {
  const numbers = season.episodes.map(({ episode }) => episode)
  const { runtimeMs } = season
  const [accounts, viewers, all, episodes, carried, days, weeks, hours, screens, markets, left, completed, arrived] = await Promise.all([
    audience(store, scope, 'accounts', runtimeMs),
    audience(store, scope, 'viewers', runtimeMs),
    allViewing(store, scope),
    episodeAudience(store, scope, numbers),
    carriedOver(store, scope, numbers),
    watchedByTime(store, scope, cuts.days),
    watchedByTime(store, scope, cuts.weeks),
    watchedByTime(store, scope, cuts.hours),
    watchedByPart(store, scope, 'screens'),
    watchedByPart(store, scope, 'markets'),
    leavers(store, scope),
    daysToComplete(store, scope, runtimeMs),
    arrivals(store, scope),
  ])
  return {
    accounts,
    viewers,
    watchedMs: episodes.reduce((sum, { watchedMs }) => sum + watchedMs, 0),
    all,
    episodes,
    carriedOver: carried,
    days,
    weeks,
    hours,
    screens,
    markets,
    leavers: left,
    daysToComplete: completed,
    arrivals: arrived,
  }
}
