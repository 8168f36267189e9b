import { hoursBetween, learnNextSeason, type NextSeason, type SeasonPair } from '@sweeps/stats'
import type { SeenSeason } from './history.js'

/** A title's season, whatever the name it charted under. */
const seasonOf = ({ title, season }: SeenSeason): string => `${title}/${season}`

/** What a season had to the end of week `to` is known, or is bounded by lists it is not on. `now`: the day number after the as-of. */
export const isOver = (season: SeenSeason, to: number, now: number): boolean =>
  season.fromTheStart && season.start + 7 * to <= now && (season.left || season.hours.length >= to)

/** Whoever asks about many seasons of a day asks for the same pools: what was made of seasons is kept with them. */
interface Kept {
  pools: Map<string, { seasons: SeenSeason[]; names: Set<string> }>
  without: Map<string, SeenSeason[]>
  next: Map<string, NextSeason | undefined>
}
const kept = new WeakMap<readonly SeenSeason[], Kept>()

function keptWith(seasons: readonly SeenSeason[]): Kept {
  const found = kept.get(seasons) ?? { pools: new Map(), without: new Map(), next: new Map() }
  kept.set(seasons, found)
  return found
}

/** What is there under a key, made when it is not. */
function once<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  if (!values.has(key)) values.set(key, make())
  return values.get(key)!
}

/** The seasons that may teach about the hours to the end of week `to`, without the one that is forecast. Kept: do not change it. */
export function poolFor(seasons: readonly SeenSeason[], asked: SeenSeason, to: number, now: number): SeenSeason[] {
  const { pools, without } = keptWith(seasons)
  const whole = once(pools, `${to} ${now}`, () => {
    const over = seasons.filter(season => isOver(season, to, now))
    return { seasons: over, names: new Set(over.map(seasonOf)) }
  })
  const name = seasonOf(asked)
  if (!whole.names.has(name)) return whole.seasons
  return once(without, `${to} ${now} ${name}`, () => whole.seasons.filter(season => seasonOf(season) !== name))
}

/** Past pairs of a season and the one numbered next, by the hours of their first `weeks` weeks. */
export function seasonPairs(seasons: readonly SeenSeason[], weeks: number, now: number): SeasonPair[] {
  const over = seasons.filter(season => isOver(season, weeks, now))
  const first = new Map<string, SeenSeason>()
  for (const season of over) if (!first.has(seasonOf(season))) first.set(seasonOf(season), season)
  const hours = (season: SeenSeason): number => hoursBetween(season, 0, weeks, [0])[0]!
  return [...first.values()].flatMap(season => {
    const next = first.get(`${season.title}/${season.season + 1}`)
    return season.season > 0 && next && next.start > season.start ? [{ now: hours(season), next: hours(next) }] : []
  })
}

/** What past pairs teach about the season after one. */
export const nextSeasonOf = (seasons: readonly SeenSeason[], weeks: number, now: number, anySize: boolean): NextSeason | undefined =>
  once(keptWith(seasons).next, `${weeks} ${now} ${anySize}`, () => learnNextSeason(seasonPairs(seasons, weeks, now), { anySize }))
