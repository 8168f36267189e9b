import { readNumber } from '@sweeps/model'
import { givenCell, notesOf, placeOf, plainDay, readTable, type TableFile, type TableRow } from '../../tables/index.js'
import { type FileRows, fileColumns } from './located.js'

const format = {
  delimiter: ',',
  quotes: true,
  required: fileColumns,
  optional: ['title_name'],
  mayEndBefore: ['name', 'kind', 'origin', 'language', 'runtime_ms', 'released'],
} as const

/** Sweeps' own table, as CSV or a sheet: a header with the columns of a catalogue, in any order. */
export function readOwnCsv(file: TableFile): FileRows {
  const table = readTable(file, format)
  return {
    rows: table.rows.map(row => {
      const { sheet, line } = placeOf(row)
      return { where: `${sheet === undefined ? '' : `sheet ${sheet}, `}line ${line}`, fields: fieldsOf(row) }
    }),
    odd: notesOf(table),
  }
}

/** Numbers and days as the file's own conventions have them; what cannot be read stays, to be refused by its column. */
function fieldsOf(row: TableRow): Record<string, string> {
  const fields: Record<string, string> = { ...row.cells, runtime_ms: givenCell(row, 'runtime_ms') }
  for (const column of ['season', 'episode', 'runtime_ms']) {
    const { value } = readNumber(fields[column] ?? '', row.conventions?.decimal(column))
    if (value !== undefined) fields[column] = String(value)
  }
  fields['released'] = givenCell(row, 'released') && plainDay(row, 'released')
  // An export puts an apostrophe before what a spreadsheet would take for a formula; read again it is gone.
  for (const [name, value] of Object.entries(fields)) if (/^'[=+\-@\t\r]/.test(value)) fields[name] = value.slice(1)
  return fields
}
