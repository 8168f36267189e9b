import { addDays } from '@sweeps/model'
import { median } from '@sweeps/stats'
import type { WeightSet, WeightSets } from '../weight-sets.js'
import type { PanelManagement } from './panel-management.js'

const weeksBack = 8

/** How weights have moved over the weeks up to one, as far as those have been weighted. */
export async function driftOfWeights(sets: WeightSets, panel: string, week: string): Promise<PanelManagement['weights']> {
  const first = addDays(week, -7 * (weeksBack - 1))
  const latest = new Map<string, WeightSet>()
  // The latest set of a week comes first.
  for (const set of await sets.list(panel))
    if (set.kind === 'week' && set.start >= first && set.start <= week && !latest.has(set.start)) latest.set(set.start, set)
  const drift: PanelManagement['weights'] = []
  let before: { week: string; weights: Map<string, number> } | undefined
  for (const set of [...latest.values()].sort((one, other) => (one.start < other.start ? -1 : 1))) {
    const weights = new Map((await sets.weights(panel, set.number)).map(({ person, weight }) => [person, weight]))
    const past = before && addDays(before.week, 7) === set.start ? before.weights : undefined
    const values = [...weights.values()]
    drift.push({
      ...{ week: set.start, set: set.id, persons: set.persons, effectiveSize: set.effectiveSize },
      designEffect: set.persons / set.effectiveSize,
      largest: values.length > 0 ? Math.max(...values) / median(values) : 1,
      moved: past ? movedBetween(past, weights) : null,
    })
    before = { week: set.start, weights }
  }
  return drift
}

/** Mean change of the weights that persons have in both, as a share of the mean weight before. */
function movedBetween(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number | null {
  let [moved, all] = [0, 0]
  for (const [person, weight] of after) {
    const past = before.get(person)
    if (past === undefined) continue
    moved += Math.abs(weight - past)
    all += past
  }
  return all > 0 ? moved / all : null
}
