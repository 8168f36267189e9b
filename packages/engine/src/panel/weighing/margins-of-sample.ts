import { Problem } from '@sweeps/model'
import { type Margin, marginOf } from '@sweeps/stats'
import { marginsOf, type PanelDefinition } from '../definition.js'
import type { Target } from '../read/read-targets.js'
import { type Sample, unknownLevel } from './sample.js'

/** A level that was joined with another, since it had too few households. */
export interface Collapsed {
  margin: string
  level: string
  into: string
  households: number
}

/**
 * The margins of a sample with the totals of a day, small levels joined. Throws `cannot-weigh` when a margin has no totals, or a person a
 * level without one.
 */
export function marginsOfSample(
  sample: Sample,
  { weighting }: PanelDefinition,
  targets: readonly Target[],
): { margins: Margin[]; collapsed: Collapsed[] } {
  const totals = scaled(new Map(marginsOf(weighting).map(({ column }) => [column, totalsOf(column, sample, targets)])), weighting.scaleTo)
  const collapsed: Collapsed[] = []
  const margins = marginsOf(weighting).map(({ column }) => {
    const levels = sample.levels.get(column)!
    const own = totals.get(column)!
    const joined = collapse(column, levels, sample, weighting.collapse)
    collapsed.push(...joined)
    const into = new Map(joined.map(({ level, into }) => [level, into]))
    const last = (level: string): string => (into.has(level) ? last(into.get(level)!) : level)
    const sums = new Map<string, number>()
    for (const [level, total] of own) sums.set(last(level), (sums.get(last(level)) ?? 0) + total)
    // Of its entries an object has a level that is called "__proto__" or "constructor" as its own, too.
    return marginOf(column, levels.map(last), Object.fromEntries(sums))
  })
  return { margins, collapsed }
}

function totalsOf(column: string, sample: Sample, targets: readonly Target[]): Map<string, number> {
  const own = new Map(targets.filter(({ margin }) => margin === column).map(({ level, total }) => [level, total]))
  if (own.size === 0)
    throw new Problem(
      'cannot-weigh',
      `targets.csv has no total of ${column} for this period: weighting/margins names it, so each of its levels needs one`,
    )
  const levels = sample.levels.get(column)!
  const unknown = levels.findIndex(level => !own.has(level) && level !== unknownLevel)
  if (unknown >= 0)
    throw new Problem(
      'cannot-weigh',
      `persons.csv: ${sample.persons[unknown]} has the ${column} "${levels[unknown]}", which has no total in targets.csv (known levels: ${[...own.keys()].join(', ')}): correct one of them`,
    )
  if (own.has(unknownLevel) || !levels.includes(unknownLevel)) return own
  // What is not known keeps the share that it has by the base weights; the other totals make room for it.
  const all = sample.base.reduce((sum, weight) => sum + weight, 0)
  const share = sample.base.reduce((sum, weight, person) => sum + (levels[person] === unknownLevel ? weight : 0), 0) / all
  const population = [...own.values()].reduce((sum, total) => sum + total, 0)
  for (const [level, total] of own) own.set(level, total * (1 - share))
  return own.set(unknownLevel, population * share)
}

function scaled(totals: Map<string, Map<string, number>>, scaleTo: string | undefined): Map<string, Map<string, number>> {
  if (scaleTo === undefined) return totals
  const sum = (of: Map<string, number>) => [...of.values()].reduce((total, one) => total + one, 0)
  const wanted = sum(totals.get(scaleTo)!)
  for (const [margin, own] of totals) {
    const factor = wanted / sum(own)
    if (!(factor > 0 && Number.isFinite(factor)))
      throw new Problem(
        'cannot-weigh',
        `targets.csv: the totals of ${wanted > 0 ? margin : scaleTo} add up to 0, and weighting/scaleTo wants ${margin} scaled to ${scaleTo}: correct them`,
      )
    for (const [level, total] of own) own.set(level, total * factor)
  }
  return totals
}

function collapse(margin: string, levels: readonly string[], sample: Sample, rule: PanelDefinition['weighting']['collapse']): Collapsed[] {
  const neighbours = new Map(Object.entries(rule?.neighbours[margin] ?? {}))
  const smallest = rule?.smallest ?? 30
  const households = new Map<string, Set<number>>()
  levels.forEach((level, person) => {
    households.set(level, (households.get(level) ?? new Set()).add(sample.householdOf[person]!))
  })
  for (const level of neighbours.keys()) if (!households.has(level)) households.set(level, new Set())
  const joined: Collapsed[] = []
  const stuck = new Set<string>()
  const standing = (name: string): string => {
    const one = joined.find(({ level }) => level === name)
    return one ? standing(one.into) : name
  }
  for (;;) {
    const small = [...households]
      .filter(([level, of]) => of.size < smallest && neighbours.has(level) && !stuck.has(level))
      .sort(([one, first], [other, second]) => first.size - second.size || (one < other ? -1 : 1))[0]
    if (!small) return joined
    const [level, of] = small
    const into = standing(neighbours.get(level)!)
    // Two levels that name each other are one already.
    if (into === level) {
      stuck.add(level)
      continue
    }
    joined.push({ margin, level, into, households: of.size })
    households.set(into, new Set([...(households.get(into) ?? []), ...of]))
    households.delete(level)
  }
}
