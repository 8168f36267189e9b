import { didYouMean, Problem, type SeasonReport, type SeasonTable, seasonTables } from '@sweeps/model'
import { rowsCsv } from '../tables/index.js'

/** One table of a report as CSV, a header first; what is not known or not shown is empty. */
export function seasonTable(report: SeasonReport, table: string): string {
  if (!(seasonTables as readonly string[]).includes(table))
    throw new Problem('invalid-request', `table: "${table}" is not known; use ${seasonTables.join(', ')}${didYouMean(table, seasonTables)}`)
  return rowsCsv(rowsOf(report, table as SeasonTable))
}

function rowsOf(report: SeasonReport, table: SeasonTable): Record<string, string | number | null>[] {
  switch (table) {
    case 'audience':
      return (['accounts', 'viewers'] as const).map(by => ({ by, ...report[by] }))
    case 'retention':
      return report.retention.flatMap(({ episode, curve }) => curve.map(point => ({ episode, ...point })))
    case 'drops':
      return report.retention.flatMap(({ episode, drops }) => drops.map(drop => ({ episode, ...drop })))
    case 'daysToComplete':
      return report.daysToComplete.spread
    default:
      return report[table]
  }
}
