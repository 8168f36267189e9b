import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { delimitedRecords } from './delimited-records.js'
import { openTable } from './open-table.js'
import type { Sheet } from './spreadsheet/read-sheets.js'
import { type Delimiter, delimiterNames } from './table-format.js'
import { isSpreadsheet } from './text-of.js'

/** The beginning of any table: the names of its columns, and its first lines as they stand. */
export const TableHead = Type.Object({
  columns: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.String())),
  delimiter: Nullable(Type.Enum(Object.keys(delimiterNames) as Delimiter[]), { description: 'null: a spreadsheet' }),
  sheet: Nullable(Type.String(), { description: 'its name; null: a text' }),
})
export type TableHead = Static<typeof TableHead>

const mostRows = 8
const mostLines = 60
/** A heading may stand above the header of a sheet. */
const mostHeading = 30

/** The table that a file begins with; undefined when it has none. `whole`: the bytes are all of the file. Throws `invalid-file`. */
export async function tableHead(bytes: Uint8Array, whole: boolean): Promise<TableHead | undefined> {
  // Half a spreadsheet cannot be unpacked: its list of contents stands at its end.
  if (isSpreadsheet(bytes) && !whole) return undefined
  const { text, sheets } = await openTable(whole ? bytes : withoutLastLine(bytes))
  return text === undefined ? sheetHead(sheets ?? []) : textHead(text, whole)
}

/** A line that was cut may end within a letter. UTF-16 has two bytes a letter. */
function withoutLastLine(bytes: Uint8Array): Uint8Array {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const end = wide ? bytes.length - (bytes.length % 2) : bytes.lastIndexOf(0x0a) + 1
  return end > 0 ? bytes.subarray(0, end) : bytes
}

function textHead(text: string, whole: boolean): TableHead | undefined {
  const lines = text.split(/\r\n|\n|\r/)
  const first = (whole || lines.length === 1 ? lines : lines.slice(0, -1)).slice(0, mostLines)
  const header = first.find(line => /[^\s,;|"]/.test(line) && !/^"?sep=/i.test(line)) ?? ''
  const delimiters = Object.keys(delimiterNames) as Delimiter[]
  const most = (one: Delimiter, other: Delimiter) => header.split(other).length - header.split(one).length
  const [delimiter] = delimiters.sort(most)
  const records = recordsIn(`${first.join('\n')}\n`, delimiter!)
  const [head, ...body] = records
  return head?.some(Boolean) ? { columns: head, rows: body.slice(0, mostRows), delimiter: delimiter!, sheet: null } : undefined
}

function recordsIn(text: string, delimiter: Delimiter): string[][] {
  try {
    return delimitedRecords(text, { delimiter, quotes: delimiter !== '\t', required: [] }).records.map(({ cells }) => cells)
  } catch {
    // A quote that is still open where the lines were cut.
    return text.split('\n').flatMap(line => (line.trim() === '' ? [] : [line.split(delimiter)]))
  }
}

/** The sheet and line that name most columns. */
function sheetHead(sheets: readonly Sheet[]): TableHead | undefined {
  const named = (cells: readonly (string | undefined)[]): number => Array.from(cells).filter(Boolean).length
  const heads = sheets.flatMap(sheet => sheet.rows.slice(0, mostHeading).map((row, at) => ({ sheet, at, names: named(row.cells) })))
  const best = heads.reduce<(typeof heads)[number] | undefined>((best, one) => (best && best.names >= one.names ? best : one), undefined)
  if (!best || best.names === 0) return undefined
  const { sheet, at } = best
  const texts = (cells: readonly (string | undefined)[]) => Array.from(cells, cell => cell ?? '')
  return {
    columns: texts(sheet.rows[at]!.cells),
    rows: sheet.rows.slice(at + 1, at + 1 + mostRows).map(({ cells }) => texts(cells)),
    delimiter: null,
    sheet: sheet.name,
  }
}
