import { badFile, type FilePlace } from './bad-file.js'
import { type Conventions, conventionsOf } from './conventions.js'
import { delimitedRecords, type TableRecord } from './delimited-records.js'
import type { TableFile } from './open-table.js'
import { refuseErrors } from './refuse-errors.js'
import { sheetRecords } from './sheet-records.js'
import { type Delimiter, delimiterNames, type TableFormat } from './table-format.js'

/** One line of a file: its cells by column name. A column the file does not have is empty. */
export interface TableRow {
  /** Of a spreadsheet. */
  sheet?: string
  line: number
  cells: Readonly<Record<string, string>>
  /** How this file writes numbers and days; see `cells.ts`, which reads them. */
  conventions?: Conventions
}

export interface Table {
  rows: TableRow[]
  /** Columns that the format does not have. They are not read. */
  unknown: string[]
  /** In words, how the file was read where that is not as usual: separators, encoding, sheets. */
  notes: string[]
  /** False: a text whose last line has no end. If anything is missing in it, it was cut off. */
  ended: boolean
}

/**
 * Cuts a file with a header into rows; columns may stand in any order, lines of nothing but separators are passed over, and cells are trimmed.
 * Throws `invalid-file`, naming sheet, line and column, what is there and what to do.
 */
export function readTable(file: TableFile | string, format: TableFormat): Table {
  const { text, sheets, notes }: TableFile = typeof file === 'string' ? { text: file.replace(/^\uFEFF/, ''), notes: [] } : file
  const found = sheets ? sheetRecords(sheets, format) : delimitedRecords(text ?? '', format)
  const ended = sheets !== undefined || /[\r\n]\s*$/.test(text ?? '')
  const [head, ...body] = found.records
  if (!head) throw badFile({}, 'the file is empty', 'check that it is the right file')
  const names = columnNames(head, format)
  if (/^\s*[[{]/.test(text ?? '') && !names.some(name => format.required.includes(name)))
    throw badFile({}, 'the file is JSON, and no table', `save it as CSV or XLSX, with a header that names ${format.required.join(', ')}`)
  checkHeader(placeOf(head), names, format, found.delimiter)
  if (body.length === 0) throw badFile(placeOf(head), 'there is a header and no line after it', 'check that it is the whole file')
  const rows: TableRow[] = body.map((record, at) => ({
    ...placeOf(record),
    cells: cellsOf(record, names, format, { last: at === body.length - 1 && !ended }),
  }))
  const conventions = conventionsOf(rows, { decimal: format.decimal, delimiter: found.delimiter, dayZero: found.dayZero })
  for (const row of rows) row.conventions = conventions
  const wanted = new Set([...format.required, ...format.optional])
  return { rows, unknown: names.filter(name => name !== '' && !wanted.has(name)), notes: [...notes, ...found.notes], ended }
}

const placeOf = ({ sheet, line }: TableRecord): { sheet?: string; line: number } => ({ ...(sheet !== undefined && { sheet }), line })

const plain = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s_-]+/g, '_')

/** The names as the format spells them: capitals, spaces and underscores do not make another column. */
function columnNames({ cells }: TableRecord, { required, optional }: TableFormat): string[] {
  const known = [...required, ...optional]
  return cells.map(name => {
    if (known.includes(name)) return name
    const same = known.filter(other => plain(other) === plain(name))
    return same.length === 1 && !cells.includes(same[0]!) ? same[0]! : name
  })
}

function checkHeader(
  place: FilePlace,
  names: string[],
  { required, optional, delimiter: usual }: TableFormat,
  delimiter: Delimiter | undefined,
): void {
  const missing = required.filter(name => !names.includes(name))
  const separated = delimiter === undefined ? '' : `, separated by ${delimiterNames[usual]}`
  const wanted = `the header must name ${required.join(', ')}${separated}`
  const present = names.filter(Boolean).slice(0, 12).join(', ').slice(0, 200)
  if (missing.length === required.length) throw badFile(place, `this is not the header of such a file; it has ${present}`, wanted)
  if (missing.length > 0)
    throw badFile({ ...place, column: missing[0]! }, `the header has no ${missing.join(', ')}; it has ${present}`, wanted)
  // Nobody can tell which of `Hours` and `hours` is meant.
  const read = new Set([...required, ...optional].map(plain))
  const spelled = names.map(name => (read.has(plain(name)) ? plain(name) : name))
  const twice = names.find((name, at) => name !== '' && spelled.indexOf(spelled[at]!) !== at)
  if (twice !== undefined)
    throw badFile(
      { ...place, column: twice },
      `the header names ${twice} twice`,
      'keep one of the two columns, or give the other another name',
    )
}

function cellsOf(record: TableRecord, names: string[], format: TableFormat, { last }: { last: boolean }): Record<string, string> {
  const { cells, sheet } = record
  const extra = cells.findIndex((cell, at) => at >= names.length && cell !== '' && !record.errors?.has(at))
  if (extra >= 0)
    throw badFile(
      placeOf(record),
      `${cells.length} cells where the header has ${names.length} columns, and "${cells[extra]!.slice(0, 40)}" is in none of them`,
      'repair the line: is a quote missing around a cell with a separator in it?',
    )
  refuseErrors(record, names, column => format.required.includes(column) || format.optional.includes(column))
  const nameless = names.findIndex((name, at) => name === '' && (cells[at] ?? '') !== '' && !record.errors?.has(at))
  if (nameless >= 0)
    throw badFile(
      placeOf(record),
      `"${cells[nameless]!.slice(0, 40)}" stands in column ${nameless + 1}, which has no name in the header`,
      'name the column, or remove it',
    )
  // A sheet leaves out cells that are empty; in a text a short line may be one that lost a cell in its middle.
  const lost = sheet === undefined && names.slice(cells.length).find(name => name !== '' && !mayEnd(name, format))
  if (lost)
    throw badFile(
      placeOf(record),
      `${cells.length} cells where the header has ${names.length} columns`,
      last ? 'the file looks cut off; download it again' : `repair the line: it ends before ${lost}`,
    )
  return Object.fromEntries(names.flatMap((name, at) => (name === '' ? [] : [[name, cells[at] ?? '']])))
}

const mayEnd = (name: string, { required, mayEndBefore = [] }: TableFormat): boolean =>
  !required.includes(name) || mayEndBefore.includes(name)

/** What to say of how a table was read: columns that were not, separators, encoding. */
export const notesOf = ({ unknown, notes }: Table, why = 'is not known'): string[] => [
  ...notes,
  ...unknown.map(name => `column ${name} ${why} and was not read`),
]
