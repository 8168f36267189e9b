import { CsvError, parse } from 'csv-parse/sync'
import { badFile } from './bad-file.js'
import { cleanCell } from './clean-cell.js'
import { type Delimiter, delimiterNames, type TableFormat } from './table-format.js'

const delimiters = Object.keys(delimiterNames) as Delimiter[]

/** A line that has anything in it: its cells, trimmed. The header is the first. */
export interface TableRecord {
  sheet?: string
  /** Where it begins, from 1. */
  line: number
  cells: string[]
  /** Of a spreadsheet: columns in which a formula came to an error. */
  errors?: ReadonlySet<number>
}

export interface Records {
  records: TableRecord[]
  /** What separates the cells of a text. */
  delimiter?: Delimiter
  /** Of a spreadsheet: the day that it counts as 0. */
  dayZero?: string
  notes: string[]
}

const longest = 100_000

/** Lines of a text, whatever ends them and separates their cells. Throws `invalid-file`. */
export function delimitedRecords(text: string, format: Pick<TableFormat, 'delimiter' | 'quotes' | 'required'>): Records {
  const { rest, lines, declared } = withoutDeclaration(text)
  const delimiter = declared ?? recognised(rest, format)
  const quotes = format.quotes || delimiter !== format.delimiter || isQuoted(rest, delimiter)
  const records = cut(rest, delimiter, quotes).map(({ line, cells }) => ({ line: line + lines, cells }))
  const notes = delimiter === format.delimiter ? [] : [`the columns are separated by ${delimiterNames[delimiter]}, and were read so`]
  return { records, delimiter, notes }
}

/** Excel writes and reads a line `sep=;` before the header. */
function withoutDeclaration(text: string): { rest: string; lines: number; declared?: Delimiter } {
  const [line, declared] = /^"?sep=([,;|\t])"?[ \t]*(?:\r\n|\n|\r)/i.exec(text) ?? []
  return line === undefined ? { rest: text, lines: 0 } : { rest: text.slice(line.length), lines: 1, declared: declared as Delimiter }
}

/** The usual one where it gives the columns that are wanted; else whichever gives more of them. */
function recognised(text: string, { delimiter: usual, required }: Pick<TableFormat, 'delimiter' | 'required'>): Delimiter {
  const header = text.split(/\r\n|\n|\r/, 100).find(line => /[^\s,;|"]/.test(line)) ?? ''
  const columns = (delimiter: Delimiter): number => {
    const names = header.split(delimiter).map(name =>
      name
        .trim()
        .replace(/^"(.*)"$/s, '$1')
        .trim()
        .toLowerCase(),
    )
    return required.filter(name => names.includes(name.toLowerCase())).length
  }
  let best = usual
  for (const delimiter of delimiters) if (columns(delimiter) > columns(best)) best = delimiter
  return best
}

/** Whether a program wrote quotes where files of this kind have none: every quote then opens or closes a cell, or is doubled inside one. */
function isQuoted(text: string, delimiter: Delimiter): boolean {
  if (!text.includes('"')) return false
  const cell = delimiter === '\t' ? '\\t' : `\\${delimiter}`
  const quoted = new RegExp(`(?:^|${cell}|[\\r\\n])"[^"]*(?:""[^"]*)*"(?=${cell}|[\\r\\n]|$)`, 'g')
  // A name in quotes is what it says, `"Sr."`, unless what is inside needed them.
  const needed = [...text.matchAll(quoted)].some(([found]) => /""|[,;\r\n\t]/.test(found.trim().slice(1, -1)))
  return needed && !text.replace(quoted, '').includes('"')
}

function cut(text: string, delimiter: Delimiter, quotes: boolean): TableRecord[] {
  let line = 1
  // Up to where whole lines have been cut.
  let done = 0
  try {
    const found = parse(text, {
      delimiter,
      quote: quotes ? '"' : null,
      // A quote in the middle of a cell is one that people wrote.
      relax_quotes: true,
      // Each as it comes: a file that was edited on two systems has both.
      record_delimiter: ['\r\n', '\n', '\r'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: longest,
      on_record: (record, { bytes }) => {
        done = bytes
        return record
      },
    }) as unknown as { info: { bytes: number }; record: string[] }[]
    let at = 0
    const bytes = Buffer.from(text)
    return found.flatMap(({ info, record }) => {
      const begins = line
      for (; at < info.bytes; at++) if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) line++
      const cells = record.map(cell => cleanCell(quotes ? withoutBackslashes(cell) : cell))
      return cells.some(cell => cell !== '') ? [{ line: begins, cells }] : []
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refusal(error, text, done)
  }
}

/** Databases write `"A \\"B\\""`, where spreadsheets double the quote: such a cell comes with its quotes, as those of people do. */
const withoutBackslashes = (cell: string): string =>
  /^"(?:[^"\\]|\\.)*\\"(?:[^"\\]|\\.)*"$/s.test(cell) ? cell.slice(1, -1).replace(/\\(["\\])/g, '$1') : cell

function refusal(error: CsvError, text: string, done: number): Error {
  const line = Number((error as { lines?: number }).lines)
  const place = line > 0 ? { line } : {}
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const opened = Buffer.from(text)
      .subarray(0, done)
      .toString()
      .split(/\r\n|\n|\r/).length
    const advice = /[\r\n]\s*$/.test(text)
      ? 'close it, or double the quotes that belong to the text'
      : 'close it; if the file is cut off there, download it again'
    return badFile({ line: opened }, 'a quote that opens here is never closed', advice)
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return badFile(
      place,
      `a line is longer than ${longest} characters`,
      'is a quote before it not closed? Close it, or check that it is the right file',
    )
  return badFile(place, error.message.replace(/[.:]?\s*$/, ''), 'repair the line')
}
