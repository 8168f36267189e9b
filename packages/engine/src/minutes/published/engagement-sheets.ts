import { addDays } from '@sweeps/model'
import { badFile } from './bad-file.js'
import { placeOf } from './cells.js'
import { engagementColumns, headerAt } from './engagement-columns.js'
import { type EngagementList, type EngagementRow, engagementRow, mostMinutes } from './engagement-row.js'
import { type HalfYear, halfYearIn } from './half-year.js'
import type { Sheet, SheetRow } from './read-sheets.js'
import type { TableRow } from './read-table.js'

/**
 * Reads a report as Netflix publishes it: a sheet of series and one of films, or in the first report one sheet of both; under a
 * heading that says which half-year. `period` is for a report whose heading does not. Throws `invalid-file`.
 */
export function engagementSheets(sheets: readonly Sheet[], period?: HalfYear): { rows: EngagementRow[]; odd: string[] } {
  const reports = sheets.filter(sheet => headerAt(sheet) >= 0 || named(sheet) !== undefined)
  if (reports.length === 0)
    throw badFile(
      { sheet: sheets[0]!.name },
      'no line has the column Title',
      'this is no engagement report; check that it is the right file',
    )
  const odd = sheets.filter(sheet => !reports.includes(sheet)).map(({ name }) => `sheet ${name} is no list and was not read`)
  const rows: EngagementRow[] = []
  const read = new Map<EngagementList, string>()
  for (const sheet of reports) {
    const list = named(sheet) ?? (reports.length === 1 ? 'all' : undefined)
    if (!list) throw badFile({ sheet: sheet.name }, 'it is not known which list this sheet is', 'name it TV or Film')
    if (read.has(list)) throw badFile({ sheet: sheet.name }, `sheet ${read.get(list)} is the list of ${list} already`, 'keep one of them')
    read.set(list, sheet.name)
    for (const row of sheetRows(sheet, list, period, odd)) rows.push(row)
  }
  return { rows, odd }
}

function named({ name }: Sheet): EngagementList | undefined {
  if (/^(tv|shows?|series)\b/i.test(name.trim())) return 'shows'
  return /^(films?|movies?)\b/i.test(name.trim()) ? 'movies' : undefined
}

function sheetRows(sheet: Sheet, list: EngagementList, given: HalfYear | undefined, odd: string[]): EngagementRow[] {
  const at = headerAt(sheet)
  if (at < 0) throw badFile({ sheet: sheet.name }, 'no line has the column Title', 'the header is missing; download it again')
  const header = sheet.rows[at]!
  const { columns, unknown } = engagementColumns(header, sheet.name)
  for (const name of unknown) odd.push(`sheet ${sheet.name}: column ${name} is not known and was not read`)
  const heading = sheet.rows.slice(0, at).flatMap(({ cells }) => cells.filter(Boolean))
  const period = halfYearIn(heading.join('\n')) ?? given
  if (!period)
    throw badFile(
      { sheet: sheet.name },
      `the heading "${heading.join(' · ').slice(0, 120)}" tells no half-year`,
      'say which it is, as with --period 2024H1',
    )
  const lines = sheet.rows.slice(at + 1).filter(line => !isFootnote(line))
  if (lines.length === 0)
    throw badFile({ sheet: sheet.name, line: header.line }, 'there is a header and no line after it', 'download it again')
  return lines.map(line => {
    const row = tableRow(line, header, sheet.name, columns.released)
    return engagementRow(row, columns, { period, list, ...runtimeOf(row, columns.runtime) })
  })
}

/** Remarks may stand below a list, in one cell that begins with the sign they explain. */
const isFootnote = ({ cells }: SheetRow): boolean => cells.filter(Boolean).length === 1 && cells.some(cell => cell.startsWith('*'))

function tableRow({ line, cells }: SheetRow, header: SheetRow, sheet: string, dayColumn: string): TableRow {
  const byName = Object.fromEntries(header.cells.map((name, at) => [name, cells[at] ?? '']).filter(([name]) => name))
  const day = byName[dayColumn]!
  // A day may be kept as a number: days since the end of 1899.
  return { sheet, line, cells: /^\d{4,5}$/.test(day) ? { ...byName, [dayColumn]: addDays('1899-12-30', Number(day)) } : byName }
}

/** `6:25`, `*6:25`, `*`, or a fraction of a day. */
function runtimeOf(row: TableRow, column: string | undefined): Pick<EngagementRow, 'runtimeMinutes' | 'starred'> {
  const text = column ? (row.cells[column] ?? '') : ''
  const starred = text.includes('*')
  const bare = text.replaceAll('*', '').trim()
  if (bare === '') return { runtimeMinutes: null, starred }
  const [, hours, minutes] = /^(\d{1,5}):([0-5]\d)(?::00)?$/.exec(bare) ?? []
  const days = /^\d{1,3}\.\d+$/.test(bare) ? Number(bare) : Number.NaN
  const length = hours ? Number(hours) * 60 + Number(minutes) : Math.round(days * 1440)
  if (!(length <= mostMinutes))
    throw badFile(placeOf(row, column), `"${bare.slice(0, 40)}" is no runtime`, 'write it in hours and minutes, as 6:25')
  return { runtimeMinutes: length || null, starred }
}
