import {
  addDays,
  type SeasonAudience,
  type SeasonDay,
  type SeasonEpisode,
  type SeasonReport,
  type SeasonRetention,
  type SeasonWeek,
} from '@sweeps/model'
import { lapsedDays } from './arrivals.js'
import type { BlindStarters } from './blind-starters.js'
import { completionSpread, medianDays } from './completion-spread.js'
import type { Season } from './find-season.js'
import type { SeasonMeasures } from './measure-season.js'
import { reached } from './retention.js'
import { mostDrops } from './visible-cells.js'

/** Words a figure: itself when it may be shown and is known, else null. */
export type Show = (name: string) => boolean

export type SeasonFigures = Pick<
  SeasonReport,
  | 'runtimeMs'
  | 'accounts'
  | 'viewers'
  | 'watchedMs'
  | 'minutes'
  | 'hours'
  | 'views'
  | 'ama'
  | 'shareOfViewing'
  | 'arrivals'
  | 'episodes'
  | 'days'
  | 'weeks'
  | 'retention'
  | 'daysToComplete'
  | 'screens'
  | 'markets'
  | 'hoursOfDay'
>

/** The figures of a season's report from what was counted; `show` says which may be seen. */
export function reportOf(
  season: Season,
  measures: SeasonMeasures,
  window: { days: number; dates: readonly string[] },
  show: Show,
  blind: BlindStarters,
): SeasonFigures {
  const visible = <T>(name: string, value: T): T | null => (show(name) ? value : null)
  const { watchedMs, all, arrivals } = measures
  const watched = visible('watched', watchedMs)
  const reach = visible('accounts.reach', measures.accounts.reach)
  const cameForIt = visible('arrivals.first', arrivals.first)
  const returned = visible('arrivals.returned', arrivals.returned)
  const part = (name: string, partMs: number) => ({ watchedMs: visible(name, partMs), share: ratio(visible(name, partMs), watched) })
  return {
    runtimeMs: season.runtimeMs || null,
    accounts: audienceOf('accounts', season, measures, show, blind.accounts),
    viewers: audienceOf('viewers', season, measures, show, blind.viewers),
    watchedMs: watched,
    minutes: ratio(watched, 60_000, 3),
    hours: ratio(watched, 3_600_000),
    views: ratio(watched, season.runtimeMs || null),
    ama: ratio(watched, window.days * 86_400_000),
    shareOfViewing: ratio(watched, visible('all', all.watchedMs), 6),
    arrivals: {
      cameForIt,
      cameForItShare: ratio(cameForIt, reach),
      returned,
      returnedShare: ratio(returned, reach),
      lapsedDays,
      // Said only with the reach: else it would tell nobody from a few.
      since: reach ? arrivals.since : null,
    },
    episodes: episodesOf(season, measures, show, blind.episodes),
    days: daysOf(season, measures, window, show),
    weeks: weeksOf(measures, window, show),
    retention: retentionOf(season, measures, show),
    daysToComplete: {
      median: season.runtimeMs ? visible('accounts.completers', medianDays(measures.daysToComplete)) : null,
      spread: completionSpread(measures.daysToComplete)
        .filter(({ from }) => from <= window.days)
        .map(({ from, to, completers }) => {
          const visibleCompleters = season.runtimeMs ? visible(`completed.${from}`, completers) : null
          return {
            from,
            to,
            completers: visibleCompleters,
            share: ratio(visibleCompleters, visible('accounts.completers', measures.accounts.completers)),
          }
        }),
    },
    // Which screens and markets there were tells nobody from a few.
    screens:
      reach === null
        ? []
        : measures.screens.map(({ part: screen, watchedMs }) => ({ screen: screen || null, ...part(`screens.${screen}`, watchedMs) })),
    markets:
      reach === null
        ? []
        : measures.markets.map(({ part: market, watchedMs }) => ({ market: market || null, ...part(`markets.${market}`, watchedMs) })),
    hoursOfDay: measures.hours.map(({ bucket: hour, watchedMs }) => ({ hour, ...part(`hour.${hour}`, watchedMs) })),
  }
}

/** `blind`: starters of whom nobody knows how much they saw. A rate of completion leaves them out. */
function audienceOf(
  by: 'accounts' | 'viewers',
  { runtimeMs, episodes }: Season,
  measures: SeasonMeasures,
  show: Show,
  blind: number,
): SeasonAudience {
  const of = measures[by]
  const visible = (name: 'reach' | 'starters' | 'watchers' | 'completers'): number | null => (show(`${by}.${name}`) ? of[name] : null)
  // With the runtime of one episode missing nobody knows who saw 70 % of it.
  const runtimesKnown = episodes.every(episode => episode.runtimeMs > 0)
  const completers = runtimeMs ? visible('completers') : null
  return {
    reach: visible('reach'),
    starters: visible('starters'),
    watchers: runtimesKnown ? visible('watchers') : null,
    completers,
    completionRate: ratio(completers, lessBlind(visible('starters'), blind)),
  }
}

const lessBlind = (starters: number | null, blind: number): number | null => (starters === null ? null : starters - blind)

function episodesOf(
  season: Season,
  { episodes, carriedOver }: SeasonMeasures,
  show: Show,
  blind: ReadonlyMap<number, number>,
): SeasonEpisode[] {
  return season.episodes.map(({ episode, name, released, runtimeMs }, at) => {
    const of = episodes[at]!
    const visible = <T>(figure: string, value: T): T | null => (show(`episode.${episode}.${figure}`) ? value : null)
    const starters = visible('starters', of.starters)
    const completers = runtimeMs ? visible('completers', of.completers) : null
    const watchedMs = visible('watched', of.watchedMs)
    const carried = show(`carried.${episode}`) ? (carriedOver.get(episode) ?? null) : null
    return {
      episode,
      name,
      released,
      runtimeMs: runtimeMs || null,
      starters,
      completers,
      completionRate: ratio(completers, lessBlind(starters, blind.get(episode) ?? 0)),
      viewers: visible('viewers', of.viewers),
      watchedMs,
      views: ratio(watchedMs, runtimeMs || null),
      carriedOver: carried,
      carryOver: ratio(carried, starters),
    }
  })
}

function daysOf({ runtimeMs }: Season, { days }: SeasonMeasures, window: { dates: readonly string[] }, show: Show): SeasonDay[] {
  return days.map(({ bucket: day, watchedMs, accounts }, at) => {
    const watched = show(`day.${day}`) ? watchedMs : null
    return {
      day,
      date: window.dates[at]!,
      watchedMs: watched,
      accounts: show(`day.${day}.accounts`) ? accounts : null,
      views: ratio(watched, runtimeMs || null),
      ama: ratio(watched, 86_400_000),
    }
  })
}

function weeksOf({ weeks }: SeasonMeasures, window: { days: number; dates: readonly string[] }, show: Show): SeasonWeek[] {
  return weeks.map(({ bucket: week, watchedMs }, at) => {
    const days = Math.min(7, window.days - 7 * at)
    const before = weeks[at - 1]
    const visible = (row: { bucket: number; watchedMs: number }): number | null => (show(`week.${row.bucket}`) ? row.watchedMs : null)
    return {
      week,
      days,
      date: window.dates[7 * at] ?? addDays(window.dates[0]!, 7 * at),
      watchedMs: visible({ bucket: week, watchedMs }),
      decay: days === 7 && before ? ratio(visible({ bucket: week, watchedMs }), visible(before)) : null,
    }
  })
}

function retentionOf(season: Season, { leavers }: SeasonMeasures, show: Show): SeasonRetention[] {
  return season.episodes
    .filter(({ runtimeMs }) => runtimeMs > 0)
    .map(({ episode, runtimeMs }) => {
      const { curve, drops } = reached(leavers, episode)
      // All starters of whom it is known how far they came.
      const starters = curve[0]!
      return {
        episode,
        curve: curve.map((accounts, percent) => ({
          percent,
          positionMs: Math.ceil((runtimeMs * percent) / 100),
          share: show(`episode.${episode}.at.${percent}`) ? ratio(accounts, starters) : null,
        })),
        drops: drops
          .slice(0, mostDrops)
          .filter(({ second }) => show(`episode.${episode}.drop.${second}`))
          .map(({ second, accounts }) => ({
            position: new Date(second * 1000).toISOString().slice(11, 19),
            positionMs: second * 1000,
            accounts,
            share: ratio(accounts, starters)!,
          })),
      }
    })
}

/** A quotient kept to some decimals; null where either is not known, or there is nothing to divide by. */
function ratio(value: number | null, by: number | null, decimals = 4): number | null {
  if (value === null || !by) return null
  return Number((value / by).toFixed(decimals))
}
