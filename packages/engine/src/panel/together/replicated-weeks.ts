import { Problem } from '@sweeps/model'
import type { Weigher } from '../weighing/weigher.js'

/** The weights of all days of a week at once: for each day those of the persons of its sample. */
export type DayWeights = readonly Float64Array[]

/** The weights of each day in the sample. */
export const fullWeek = (weighers: readonly Weigher[]): DayWeights => {
  const made = new Map([...new Set(weighers)].map(weigher => [weigher, weigher.full().weights]))
  return weighers.map(weigher => made.get(weigher)!)
}

/**
 * The weights of each day in each replicate in turn; undefined for a replicate in which a day cannot be weighted. Throws `cannot-weigh` as
 * `Weigher.replicated` does, and when days have different replicates.
 */
export function* replicatedWeek(weighers: readonly Weigher[]): Generator<DayWeights | undefined> {
  const different = [...new Set(weighers)]
  const count = different[0]!.replicates.factors.length
  if (different.some(({ replicates }) => replicates.factors.length !== count))
    throw new Problem('cannot-weigh', 'the days have different replicates, one for each unit in-tab: use jk1 or bootstrap')
  const running = different.map(weigher => weigher.replicated())
  for (let replicate = 0; replicate < count; replicate++) {
    const now = new Map(different.map((weigher, at) => [weigher, running[at]!.next().value as Float64Array | undefined]))
    const days = weighers.map(weigher => now.get(weigher))
    yield days.every(weights => weights !== undefined) ? days : undefined
  }
}
