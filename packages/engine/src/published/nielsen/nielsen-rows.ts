import { addDays, weekStart } from '@sweeps/model'
import {
  badFile,
  notesOf,
  numberCell,
  periodDayCell,
  placeOf,
  readTable,
  type TableFile,
  type TableFormat,
  type TableRow,
  wholeCell,
  wordCell,
} from '../../tables/index.js'

const nielsenLists = ['overall', 'originals', 'acquired', 'movies'] as const

/** A line of the file, checked. */
export interface NielsenRow {
  week: string
  list: (typeof nielsenLists)[number]
  /** Null: known to be on the list, not known where. */
  rank: number | null
  /** Empty: a rank whose holder is not known. */
  title: string
  service: string
  minutes: number | null
  episodes: number | null
  address: string
  note: string
}

const format: TableFormat = {
  delimiter: ',',
  quotes: true,
  decimal: '.',

  required: ['week_start', 'week_end', 'list', 'rank', 'title', 'service', 'minutes_millions'],
  optional: ['episodes', 'source_url', 'note'],
}

/** By these columns such a file is recognised. */
export const nielsenHeader = format.required

/** Reads a file of Nielsen's weekly streaming lists. Every line is checked before anything is returned. Throws `invalid-file`. */
export function nielsenRows(file: TableFile): { rows: NielsenRow[]; odd: string[] } {
  const table = readTable(file, format)
  const rows = table.rows.map(row)
  checkTwice(rows, table.rows)
  return { rows, odd: notesOf(table) }
}

function row(cells: TableRow): NielsenRow {
  const week = periodDayCell(cells, 'week_start')
  if (week !== weekStart(week))
    throw badFile(placeOf(cells, 'week_start'), `${week} is no Monday`, 'Nielsen weeks run Monday to Sunday; check the date')
  const end = periodDayCell(cells, 'week_end')
  if (end !== addDays(week, 6))
    throw badFile(placeOf(cells, 'week_end'), `${end} is not the Sunday after ${week}`, `write ${addDays(week, 6)}`)
  const millions = numberCell(cells, 'minutes_millions', 1e6)
  const found: NielsenRow = {
    week,
    list: wordCell(cells, 'list', nielsenLists),
    rank: cells.cells.rank ? wholeCell(cells, 'rank', 1, 1000) : null,
    title: cells.cells.title ?? '',
    service: cells.cells.service ?? '',
    minutes: millions === null ? null : Math.round(millions * 1e6),
    episodes: cells.cells.episodes ? wholeCell(cells, 'episodes', 1, 100_000) : null,
    address: cells.cells.source_url ?? '',
    note: cells.cells.note ?? '',
  }
  if (found.rank === null && found.title === '')
    throw badFile(placeOf(cells), 'neither rank nor title is given', 'give one of them, or leave the line out')
  return found
}

function checkTwice(rows: NielsenRow[], lines: TableRow[]): void {
  const lineOf = new Map<string, number>()
  const once = (key: string, line: number, column: string, what: string): void => {
    const first = lineOf.get(key)
    if (first !== undefined)
      throw badFile({ line, column }, `${what} of this list and week is in line ${first} already`, 'keep one of them')
    lineOf.set(key, line)
  }
  for (const [at, { week, list, rank, title }] of rows.entries()) {
    const line = lines[at]!.line
    if (rank !== null) once(`${week} ${list} rank ${rank}`, line, 'rank', `rank ${rank}`)
    if (title !== '') once(`${week} ${list} title ${title}`, line, 'title', `"${title}"`)
  }
}
