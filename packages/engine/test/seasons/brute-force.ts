import type { RandomSeason, Viewing } from './random-season.js'
import { on } from './season-world.js'

const dayMs = 86_400_000

const union = (list: [number, number][]): number => {
  let total = 0
  let end = Number.NEGATIVE_INFINITY
  for (const [from, to] of [...list].sort((x, y) => x[0] - y[0]))
    if (to > end) {
      total += to - Math.max(from, end)
      end = to
    }
  return total
}

/** Viewing up to an instant; the content it showed is cut in proportion. */
const upTo = (viewings: readonly Viewing[], until: number): Viewing[] =>
  viewings
    .filter(({ start }) => start < until)
    .map(viewing => {
      const stop = Math.min(viewing.stop, until)
      const share = (stop - viewing.start) / (viewing.stop - viewing.start)
      return { ...viewing, stop, to: viewing.from + (viewing.to - viewing.from) * share }
    })

const groupBy = <T>(items: readonly T[], key: (item: T) => string | number): Map<string | number, T[]> => {
  const groups = new Map<string | number, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

const watched = (list: readonly Viewing[]): number => list.reduce((sum, { start, stop }) => sum + stop - start, 0)

/** A season's figures, worked out the slow way. */
export function bruteForce({ minutes, viewings }: RandomSeason, window: number) {
  const from = on(1, '00:00')
  const inside = upTo(viewings, from + window * dayMs)
  const runtimes = minutes.map(length => length * 60_000)
  const whole = runtimes.reduce((sum, length) => sum + length, 0)
  const covered = (list: readonly Viewing[], episode: number): number =>
    union(
      list
        .filter(of => of.episode === episode)
        .map(of => [Math.min(of.from, runtimes[episode - 1]!), Math.min(of.to, runtimes[episode - 1]!)]),
    )
  const coveredOfAll = (list: readonly Viewing[]): number => runtimes.reduce((sum, _, index) => sum + covered(list, index + 1), 0)
  const started = (list: readonly Viewing[], episode: number): boolean => watched(list.filter(of => of.episode === episode)) >= 120_000
  const audience = (by: 'account' | 'viewer') => {
    const people = [...groupBy(inside, of => of[by]).values()]
    const all = runtimes.map((_, index) => index + 1)
    return {
      reach: people.length,
      starters: people.filter(list => all.some(episode => started(list, episode))).length,
      watchers: people.filter(list => all.some(episode => covered(list, episode) >= 0.7 * runtimes[episode - 1]!)).length,
      completers: people.filter(list => coveredOfAll(list) >= 0.9 * whole).length,
    }
  }
  const accounts = [...groupBy(inside, of => of.account).values()]
  const completers = accounts.filter(list => coveredOfAll(list) >= 0.9 * whole)
  return {
    accounts: audience('account'),
    viewers: audience('viewer'),
    watchedMs: watched(inside),
    episodes: runtimes.map((runtime, index) => {
      const episode = index + 1
      const starters = accounts.filter(list => started(list, episode))
      const furthest = starters.map(list =>
        Math.min(runtime, Math.max(...list.filter(of => of.episode === episode).map(of => Math.round(of.to)))),
      )
      return {
        episode,
        starters: starters.length,
        completers: accounts.filter(list => covered(list, episode) >= 0.9 * runtime).length,
        viewers: new Set(inside.filter(of => of.episode === episode).map(of => of.viewer)).size,
        watchedMs: watched(inside.filter(of => of.episode === episode)),
        carriedOver: episode === runtimes.length ? null : starters.filter(list => started(list, episode + 1)).length,
        curve: Array.from({ length: 101 }, (_, percent) => furthest.filter(ms => ms * 100 >= runtime * percent).length),
      }
    }),
    days: Array.from(
      { length: window },
      (_, day) => watched(upTo(viewings, from + (day + 1) * dayMs)) - watched(upTo(viewings, from + day * dayMs)),
    ),
    accountsByDay: Array.from(
      { length: window },
      (_, day) =>
        new Set(viewings.filter(of => of.start < from + (day + 1) * dayMs && of.stop > from + day * dayMs).map(of => of.account)).size,
    ),
    daysToComplete: completers
      .map(list => {
        const first = Math.floor((Math.min(...list.map(of => of.start)) - from) / dayMs)
        let last = first
        while (coveredOfAll(upTo(list, from + (last + 1) * dayMs)) < 0.9 * whole) last++
        return last - first + 1
      })
      .sort((a, b) => a - b),
  }
}
