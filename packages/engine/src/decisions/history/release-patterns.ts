import { type CatalogueRow, factsOf, type RecordedFacts } from '../../catalogue/index.js'
import { groupBy } from '../../group-by.js'
import { seasonKey } from '../season-name.js'

/** Whether the episodes of a season come out one by one or all at once, where its record says either to everybody, by `title/season`. */
export function releasePatterns(records: readonly RecordedFacts[]): Map<string, boolean> {
  const weekly = new Map<string, boolean>()
  for (const { facts, ...name } of records) {
    const pattern = factsOf(facts, 'release-pattern')[0]?.value.pattern
    // Parts are neither.
    if (pattern === 'weekly' || pattern === 'all-at-once') weekly.set(seasonKey(name), pattern === 'weekly')
  }
  return weekly
}

/** Two days may be those of two parts. */
const minimumDays = 3

/**
 * Seasons of which the catalogue has episodes released one by one: on three days or more, or each of them on its own. One day for all tells
 * nothing, as catalogues often carry the premiere in every line.
 */
export function cataloguedPatterns(entries: readonly CatalogueRow[]): Map<string, boolean> {
  const weekly = new Map<string, boolean>()
  for (const [key, rows] of groupBy(entries, seasonKey)) {
    const first = new Map<number, string>()
    for (const { episode, released } of rows)
      if (released !== null && released < (first.get(episode) ?? '9999')) first.set(episode, released)
    const days = new Set(first.values()).size
    if (days >= minimumDays || (days === 2 && first.size === 2)) weekly.set(key, true)
  }
  return weekly
}
