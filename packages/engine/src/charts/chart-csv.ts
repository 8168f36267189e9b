import type { EditionStatus } from '@sweeps/model'
import { stringify } from 'csv-stringify/sync'
import { safeCell } from '../safe-cell.js'
import { type ChartRow, chartColumns } from './chart-rows.js'

/**
 * Exported rows as CSV with a header; what is not known is empty. No cell runs as a formula in a spreadsheet.
 *
 * @param status of a panel's list: a last column says it in every row
 */
export function chartCsv(rows: readonly ChartRow[], status?: EditionStatus): string {
  const more = status === undefined ? [] : [status]
  const cells = rows.map(row => [...chartColumns.map(column => safeCell(row[column])), ...more])
  return stringify([[...chartColumns, ...more.map(() => 'status')], ...cells])
}
