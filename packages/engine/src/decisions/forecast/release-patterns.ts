import { type CatalogueRow, factsOf, type ProductionRecords } from '../../catalogue/index.js'
import { grouped } from '../grouped.js'

/** Whether the episodes of a season come out one by one or all at once, where its record says either to everybody, by `title/season`. */
export function releasePatterns(recorded: Awaited<ReturnType<ProductionRecords['list']>>): Map<string, boolean> {
  const weekly = new Map<string, boolean>()
  for (const { title, season, facts } of recorded) {
    const pattern = factsOf(facts, 'release-pattern').find(({ confidential }) => !confidential)?.value.pattern
    // Parts are neither.
    if (pattern === 'weekly' || pattern === 'all-at-once') weekly.set(`${title}/${season}`, pattern === 'weekly')
  }
  return weekly
}

/** Two days may be those of two parts. */
const fewestDays = 3

/**
 * Seasons of which the catalogue has episodes released one by one: on three days or more, or each of them on its own. One day for all tells
 * nothing, as catalogues often carry the premiere in every line.
 */
export function cataloguedPatterns(entries: readonly CatalogueRow[]): Map<string, boolean> {
  const weekly = new Map<string, boolean>()
  for (const [key, rows] of grouped(entries, ({ title, season }) => `${title}/${season}`)) {
    const first = new Map<number, string>()
    for (const { episode, released } of rows)
      if (released !== null && released < (first.get(episode) ?? '9999')) first.set(episode, released)
    const days = new Set(first.values()).size
    if (days >= fewestDays || (days === 2 && first.size === 2)) weekly.set(key, true)
  }
  return weekly
}
