import { readNumber } from '@sweeps/model'
import { badFile, placeOf, plainDay, type TableRow } from '../../tables/index.js'
import { isInstant } from './day-of-zone.js'

/** Which cells of a table are days, and which are numbers. */
export interface PlainColumns {
  days: readonly string[]
  numbers: readonly string[]
}

/**
 * Days in ISO 8601 and numbers with a point, as the file around them shows what they are: what is stored of a panel has no file around it,
 * where `05/08/2021` stands below `13/08/2021`. What is written so already stays as it is. Throws `invalid-file` for a number that can be read
 * in two ways; what is none is left to whoever reads the column.
 */
export function withPlainCells(rows: readonly TableRow[], { days, numbers }: PlainColumns): TableRow[] {
  return rows.map(row => {
    const plain: Record<string, string> = {}
    for (const column of days) if (row.cells[column] && !isInstant(row.cells[column])) plain[column] = plainDay(row, column)
    for (const column of numbers) if (row.cells[column]) plain[column] = plainNumber(row, column)
    return { ...row, cells: { ...row.cells, ...plain } }
  })
}

function plainNumber(row: TableRow, column: string): string {
  const text = row.cells[column]!
  // It can be nothing else, and replicate factors are many.
  if (/^\d+(?:\.\d+)?$/.test(text) && !/^\d{1,3}\.\d{3}$/.test(text)) return text
  const { value, readings } = readNumber(text, row.conventions?.decimal(column))
  if (readings)
    throw badFile(
      placeOf(row, column),
      `"${text.slice(0, 40)}" may be ${readings.join(' or ')}`,
      'nothing else in this column shows which: write it with a point for decimals and nothing between thousands',
    )
  return value === undefined || Number(text) === value ? text : String(value)
}
