import { factsOf, type ProductionRecords } from '../../catalogue/index.js'

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
