import { type CaseTable, caseTables, didYouMean, Problem, type RenewalCase } from '@sweeps/model'
import { rowsCsv } from '../../tables/index.js'

/** One table of a case as CSV, a header first; what is not known or withheld is empty. Throws `invalid-request` for a table there is not. */
export function caseTable(of: RenewalCase, table: string): string {
  if (!(caseTables as readonly string[]).includes(table))
    throw new Problem('invalid-request', `table: "${table}" is not known; use ${caseTables.join(', ')}${didYouMean(table, caseTables)}`)
  return rowsCsv(rowsOf(of, table as CaseTable))
}

function rowsOf(
  { forecast, value, sensitivity, scenarios, precedents, drivers, assumptions, currency }: RenewalCase,
  table: CaseTable,
): Record<string, string | number | null>[] {
  switch (table) {
    case 'value':
      return value.byWeek.map(week => ({ ...week, currency }))
    case 'forecast':
      return (['firstFourWeeks', 'day28', 'day91', 'year', 'nextSeason'] as const).flatMap(of =>
        forecast[of] ? [{ of, ...forecast[of] }] : [],
      )
    case 'weeks':
      return forecast.visible
    case 'sensitivity':
      return sensitivity.map(({ probability, breakEven, ...one }) => ({
        ...one,
        ...{ probabilityAtLow: probability?.[0] ?? null, probabilityAtHigh: probability?.[1] ?? null },
        ...{ breakEvenAtLow: breakEven[0], breakEvenAtHigh: breakEven[1], currency },
      }))
    case 'scenarios':
      return scenarios.map(({ value, breakEvenCostPerEpisode: breakEven, ...one }) => ({
        ...one,
        ...{ valueLow: value.p10, value: value.p50, valueHigh: value.p90 },
        ...{ breakEvenLow: breakEven.p10, breakEven: breakEven.p50, breakEvenHigh: breakEven.p90, currency },
      }))
    case 'precedents':
      return precedents.map(({ hours, why, ...one }) => ({ ...one, why: why.join('; '), hours: hours.map(hour => hour ?? '').join(' ') }))
    case 'drivers':
      return drivers
    case 'assumptions':
      return assumptions
  }
}
