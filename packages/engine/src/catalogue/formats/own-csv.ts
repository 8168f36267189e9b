import { Problem } from '@sweeps/model'
import { parse } from 'csv-parse/sync'
import { type Fields, type FileRows, fileColumns } from './located.js'

/** Sweeps' own CSV: a header with the columns of a catalogue, in any order. */
export function readOwnCsv(text: string): FileRows {
  let rows: { info: { lines: number }; record: Partial<Fields> }[]
  try {
    rows = parse(text, { columns: header => checkHeader(header), info: true, skip_empty_lines: true, trim: true }) as unknown as typeof rows
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('invalid-file', `the catalogue is no CSV: ${(error as Error).message}`)
  }
  return { rows: rows.map(({ info, record }) => ({ where: `line ${info.lines}`, fields: plain(record) })), odd: [] }
}

function checkHeader(header: string[]): string[] {
  const missing = fileColumns.filter(column => !header.includes(column))
  if (missing.length > 0)
    throw new Problem('invalid-file', `line 1: the column ${missing.join(', ')} is missing; a catalogue has ${fileColumns.join(',')}`)
  return header
}

/** An export puts an apostrophe before what a spreadsheet would take for a formula; read again it is gone. */
function plain(record: Partial<Fields>): Partial<Fields> {
  for (const [name, value] of Object.entries(record)) if (/^'[=+\-@\t\r]/.test(value)) record[name as keyof Fields] = value.slice(1)
  return record
}
