import { hoursBetween, type SeasonPair } from '@sweeps/stats'
import type { SeenSeason } from './history.js'

/** A title's season, whatever the name it charted under. */
const seasonOf = ({ title, season }: SeenSeason): string => `${title}/${season}`

/** What a season had to the end of week `to` is known, or is bounded by lists it is not on. `now`: the day number after the as-of. */
export const isOver = (season: SeenSeason, to: number, now: number): boolean =>
  season.fromTheStart && season.start + 7 * to <= now && (season.left || season.hours.length >= to)

/** The seasons that may teach about the hours to the end of week `to`, without the one that is forecast. */
export const poolFor = (seasons: readonly SeenSeason[], asked: SeenSeason, to: number, now: number): SeenSeason[] =>
  seasons.filter(season => seasonOf(season) !== seasonOf(asked) && isOver(season, to, now))

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
