import { ConfidenceRange } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { effectiveSizeOfShare, reachInterval, replicateErrors } from '@sweeps/stats'
import { type PanelDefinition, thresholdsOf } from '../definition.js'
import type { ViewingRow } from '../figures/week-viewing.js'
import type { Weigher } from '../weighing/weigher.js'

/** How many people of the population watched at all in a week. */
export const Reach = Type.Object({
  persons: Type.Integer({ description: 'of the panel who did: at least a minute, guests aside' }),
  households: Type.Integer(),
  projected: Nullable(Type.Number(), { description: 'persons of the population; null where too few of the panel did for a figure' }),
  share: Nullable(Type.Number(), { description: 'of the population, from 0 to 1' }),
  standardError: Nullable(Type.Number(), { description: 'of the share, from the replicates of the week' }),
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

/** Who watched something: places in the sample, ascending, so that sums over them are the same on every machine. */
type Viewers = readonly number[]

/**
 * Weekly reach: the weights of the persons who watched at least a minute, added up. Only persons whose household is in-tab in the week count,
 * with the weights of the week; guests are of no household and are left out. The interval is `reachInterval` of the share with the effective
 * size that its replicates give.
 *
 * @param weigher of the week
 * @param most titles, those of the largest reach
 */
export function weekReach(rows: readonly ViewingRow[], weigher: Weigher, definition: PanelDefinition, most = mostTitles): WeekReach {
  const { weights } = weigher.full()
  const { all, titles } = viewersOf(rows, weigher)
  const sumOver = (viewers: Viewers) => viewers.reduce((sum, person) => sum + weights[person]!, 0)
  const largest = [...titles.values()]
    .filter(({ viewers }) => viewers.length > 0)
    .map(one => ({ ...one, projected: sumOver(one.viewers) }))
    .sort((one, other) => other.projected - one.projected || (one.title < other.title ? -1 : 1))
    .slice(0, most)
  const [ofAll, ...ofTitles] = reachesOf([all, ...largest.map(({ viewers }) => viewers)], weigher, weights, definition)
  return { all: ofAll!, titles: largest.map(({ title, season, name }, at) => ({ title, season, name, ...ofTitles[at]! })) }
}

function viewersOf(rows: readonly ViewingRow[], { sample }: Weigher) {
  const placeOf = new Map(sample.persons.map((person, at) => [person, at]))
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
  const longEnough = (watched: ReadonlyMap<number, number>): Viewers =>
    [...watched].flatMap(([person, ms]) => (ms >= leastMs ? [person] : [])).sort((one, other) => one - other)
  return { all: longEnough(all), titles: [...titles.values()].map(({ watched, ...title }) => ({ ...title, viewers: longEnough(watched) })) }
}

function reachesOf(groups: readonly Viewers[], weigher: Weigher, weights: Float64Array, definition: PanelDefinition): Reach[] {
  const { sample, replicates } = weigher
  const thresholds = thresholdsOf(definition)
  const standardErrors = errorsOf(groups, weigher)
  const population = sum(weights)
  return groups.map((viewers, at): Reach => {
    const households = new Set(viewers.map(person => sample.householdOf[person]!)).size
    const counted = { persons: viewers.length, households }
    if (viewers.length < thresholds.persons || households < thresholds.households)
      return { ...counted, projected: null, share: null, standardError: null, interval: null }
    const projected = viewers.reduce((total, person) => total + weights[person]!, 0)
    const share = Math.min(1, projected / population)
    const standardError = standardErrors[at]!
    const { degreesOfFreedom } = replicates
    // Nobody, everybody, and a share that no replicate moves: only the weights are left to say how large the sample is.
    const size =
      share > 0 && share < 1 && standardError > 0
        ? effectiveSizeOfShare({ share, standardError, sample: sample.persons.length, degreesOfFreedom })
        : weigher.full().effectiveSize
    return { ...counted, projected, share, standardError, interval: reachInterval(share, size) }
  })
}

/** The standard error of each group's share of the population. */
function errorsOf(groups: readonly Viewers[], weigher: Weigher): Float64Array {
  const { scale, replicateScales } = weigher.replicates
  const shares: Float64Array[] = []
  const scales: number[] = []
  let at = 0
  for (const weights of weigher.replicated()) {
    const own = replicateScales[at++]!
    if (weights === undefined) continue
    const population = sum(weights)
    shares.push(Float64Array.from(groups, viewers => viewers.reduce((total, person) => total + weights[person]!, 0) / population))
    scales.push(own)
  }
  // Replicates that could not be weighted would have added what the others do on average.
  return replicateErrors(shares, { scale: (scale * at) / shares.length, replicateScales: Float64Array.from(scales) })
}

const sum = (weights: Float64Array): number => weights.reduce((total, weight) => total + weight, 0)
