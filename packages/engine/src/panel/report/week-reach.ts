import { ConfidenceRange } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { reachInterval } from '@sweeps/stats'
import { type PanelDefinition, thresholdsOf } from '../definition.js'
import type { ViewingRow } from '../figures/week-viewing.js'
import type { Weigher } from '../weighing/weigher.js'

/** How many people of the population watched at all in a week. */
export const Reach = Type.Object({
  persons: Type.Integer({ description: 'of the panel who did: at least a minute, guests aside' }),
  households: Type.Integer(),
  projected: Nullable(Type.Number(), { description: 'persons of the population; null where too few of the panel did for a figure' }),
  share: Nullable(Type.Number(), { description: 'of the population, from 0 to 1' }),
  interval: Nullable(ConfidenceRange, { description: 'of the share' }),
})
export type Reach = Static<typeof Reach>

/** Reach of a week: of anything at all, and of the ten titles with the largest. */
export const WeekReach = Type.Object({
  all: Reach,
  titles: Type.Array(Type.Object({ title: Type.String(), season: Type.Integer(), name: Type.String(), ...Reach.properties })),
})
export type WeekReach = Static<typeof WeekReach>

const leastMs = 60_000
const mostTitles = 10

/**
 * Weekly reach: the weights of the persons who watched at least a minute, added up. Only persons whose household is in-tab in the week count,
 * with the weights of the week; guests are of no household and are left out. The interval is `reachInterval` of the share with the effective
 * size of the sample.
 *
 * @param weigher of the week
 */
export function weekReach(rows: readonly ViewingRow[], weigher: Weigher, definition: PanelDefinition): WeekReach {
  const { persons, households, householdOf } = weigher.sample
  const { weights, effectiveSize } = weigher.full()
  const placeOf = new Map(persons.map((person, at) => [person, at]))
  const population = weights.reduce((sum, weight) => sum + weight, 0)
  const thresholds = thresholdsOf(definition)
  const reachOf = (watched: ReadonlyMap<number, number>): Reach => {
    const viewers = [...watched].filter(([, ms]) => ms >= leastMs).map(([person]) => person)
    const homes = new Set(viewers.map(person => households[householdOf[person]!]!.household)).size
    const given = viewers.length >= thresholds.persons && homes >= thresholds.households
    // In the order of the sample, so the sum is the same on every machine.
    const projected = viewers.sort((one, other) => one - other).reduce((sum, person) => sum + weights[person]!, 0)
    const share = Math.min(1, projected / population)
    return {
      ...{ persons: viewers.length, households: homes },
      ...(given ? { projected, share, interval: reachInterval(share, effectiveSize) } : { projected: null, share: null, interval: null }),
    }
  }
  const all = new Map<number, number>()
  const titles = new Map<string, { title: string; season: number; name: string; watched: Map<number, number> }>()
  for (const { title, season, name, guest, viewers, milliseconds } of rows) {
    if (guest === 1) continue
    const key = JSON.stringify([title, season])
    const known = titles.get(key) ?? { title, season, name, watched: new Map<number, number>() }
    titles.set(key, known)
    viewers.forEach((viewer, at) => {
      const person = placeOf.get(viewer)
      if (person === undefined) return
      for (const watched of [all, known.watched]) watched.set(person, (watched.get(person) ?? 0) + milliseconds[at]!)
    })
  }
  const byReach = [...titles.values()]
    .map(({ watched, ...title }) => ({ ...title, ...reachOf(watched) }))
    .filter(({ persons }) => persons > 0)
    .sort(
      (one, other) => (other.projected ?? -1) - (one.projected ?? -1) || other.persons - one.persons || (one.title < other.title ? -1 : 1),
    )
  return { all: reachOf(all), titles: byReach.slice(0, mostTitles) }
}
