import { CsvError, parse } from 'csv-parse/sync'
import { badFile } from './bad-file.js'

/** What a file of a format looks like. */
export interface TableFormat {
  delimiter: ',' | ';' | '\t'
  /** Published tab-separated files quote nothing: a `"` there is part of a title. */
  quotes: boolean
  required: readonly string[]
  optional: readonly string[]
}

/** One line of a file: its cells by column name. A column the file does not have is empty. */
export interface TableRow {
  /** Of a spreadsheet. */
  sheet?: string
  line: number
  cells: Readonly<Record<string, string>>
}

export interface Table {
  rows: TableRow[]
  /** Columns nobody asked for. They are not read. */
  unknown: string[]
}

/** Cuts a delimited text with a header into rows; columns may stand in any order. Throws `invalid-file`. */
export function readTable(text: string, format: TableFormat): Table {
  const [head, ...body] = records(text, format)
  if (!head) throw badFile({}, 'the file is empty', 'download it again')
  const names = head.cells.map(name => name.trim())
  checkHeader(names, format)
  const rows = body.map(({ line, cells }): TableRow => {
    if (cells.length !== names.length)
      throw badFile(
        { line },
        `${cells.length} cells where the header has ${names.length} columns`,
        line === body.at(-1)?.line ? 'the file looks cut off; download it again' : 'repair the line',
      )
    return { line, cells: Object.fromEntries(names.map((name, at) => [name, cells[at]!.trim()])) }
  })
  if (rows.length === 0) throw badFile({ line: 1 }, 'there is a header and no line after it', 'download it again')
  return { rows, unknown: names.filter(name => !format.required.includes(name) && !format.optional.includes(name)) }
}

function records(text: string, { delimiter, quotes }: TableFormat): { line: number; cells: string[] }[] {
  try {
    const found = parse(text, {
      delimiter,
      quote: quotes ? '"' : null,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    }) as unknown as { info: { lines: number }; record: string[] }[]
    return found.map(({ info, record }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as { lines?: number }).lines)
    throw badFile(line ? { line } : {}, error.message.replace(/[.:]?\s*$/, ''), 'repair the line, or download the file again')
  }
}

function checkHeader(names: string[], { required, delimiter }: TableFormat): void {
  const missing = required.filter(name => !names.includes(name))
  const wanted = `the header must name ${required.join(', ')}, separated by ${{ ',': 'commas', ';': 'semicolons', '\t': 'tabs' }[delimiter]}`
  if (missing.length === required.length) throw badFile({ line: 1 }, 'this is not the header of such a file', wanted)
  if (missing.length > 0) throw badFile({ line: 1, column: missing[0]! }, `the header has no ${missing.join(', ')}`, wanted)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw badFile({ line: 1, column: twice }, 'the header names it twice', 'keep one of them')
}
