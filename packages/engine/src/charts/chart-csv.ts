import { stringify } from 'csv-stringify/sync'
import { safeCell } from '../safe-cell.js'
import { type ChartRow, chartColumns } from './chart-rows.js'

/** Exported rows as CSV with a header; what is not known is empty. No cell runs as a formula in a spreadsheet. */
export function chartCsv(rows: readonly ChartRow[]): string {
  const cells = rows.map(row => chartColumns.map(column => safeCell(row[column])))
  return stringify([[...chartColumns], ...cells])
}
