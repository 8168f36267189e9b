import { stringify } from 'csv-stringify/sync'
import { safeCell } from '../safe-cell.js'

/** Rows of an answer as CSV: a column for every member that any of them has. No cell runs as a formula in a spreadsheet. */
export function rowsCsv(rows: readonly Record<string, string | number | null>[]): string {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  return stringify([columns, ...rows.map(row => columns.map(column => safeCell(row[column] ?? null)))])
}
