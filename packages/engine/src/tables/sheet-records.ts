import { badFile } from './bad-file.js'
import type { Records } from './delimited-records.js'
import type { Sheet } from './spreadsheet/read-sheets.js'
import type { TableFormat } from './table-format.js'

/** A heading may stand above the header. */
const mostHeading = 30

/** The lines of the one sheet that has such a table, from its header on. Throws `invalid-file`. */
export function sheetRecords(sheets: readonly Sheet[], { required }: Pick<TableFormat, 'required'>): Records {
  const tables = sheets.flatMap(sheet => {
    const header = headerAt(sheet, required)
    return header < 0 ? [] : [{ sheet, header }]
  })
  const [table, another] = tables
  if (!table)
    throw badFile(
      { sheet: sheets[0]!.name },
      'no line of it is the header of such a table',
      `one of the sheets must name ${required.join(', ')}; there ${sheets.length === 1 ? 'is' : 'are'} ${sheets.map(({ name }) => name).join(', ')}`,
    )
  if (another)
    throw badFile(
      { sheet: another.sheet.name },
      `it has such a table, and so has sheet ${table.sheet.name}`,
      'keep one of them, or hide the other',
    )
  const { sheet, header } = table
  return {
    records: sheet.rows
      .slice(header)
      .map(({ cells, ...row }) => ({ sheet: sheet.name, ...row, cells: Array.from(cells, cell => cell ?? '') })),
    dayZero: sheet.dayZero,
    notes: sheets.filter(one => one !== sheet).map(({ name }) => `sheet ${name} has no such table and was not read`),
  }
}

/** The line that names all columns; else the first that names half of them, so that the message can say what is missing. */
function headerAt({ rows }: Sheet, required: readonly string[]): number {
  const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '_')
  const wanted = required.map(plain)
  const named = rows.slice(0, mostHeading).map(({ cells }) => {
    const names = new Set(Array.from(cells, cell => plain(cell ?? '')))
    return wanted.filter(name => names.has(name)).length
  })
  const all = named.indexOf(wanted.length)
  return all >= 0 ? all : named.findIndex(count => count > 0 && count * 2 >= wanted.length)
}
