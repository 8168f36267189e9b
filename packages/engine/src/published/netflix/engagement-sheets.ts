import { badFile, conventionsOf, placeOf, refuseErrors, type Sheet, type SheetRow, type TableRow } from '../../tables/index.js'
import { engagementColumns, headerAt } from './engagement-columns.js'
import { type EngagementList, type EngagementRow, engagementRow, mostMinutes } from './engagement-row.js'
import { type HalfYear, halfYearIn } from './half-year.js'

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
  if (at < 0) throw badFile({ sheet: sheet.name }, 'no line has the column Title', 'put back the line that names the columns')
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
    throw badFile({ sheet: sheet.name, line: header.line }, 'there is a header and no line after it', 'check that it is the whole file')
  const read = new Set<string | undefined>(Object.values(columns))
  for (const line of lines) refuseErrors({ sheet: sheet.name, ...line }, header.cells, column => read.has(column))
  const rows = lines.map(line => tableRow(line, header, sheet.name))
  const conventions = conventionsOf(rows, { decimal: '.', delimiter: undefined, dayZero: sheet.dayZero })
  return rows.map(cells => {
    const row = { ...cells, conventions }
    return engagementRow(row, columns, { period, list, ...runtimeOf(row, columns.runtime) })
  })
}

/** Remarks may stand below a list, in one cell that begins with the sign they explain. */
const isFootnote = ({ cells }: SheetRow): boolean => cells.filter(Boolean).length === 1 && cells.some(cell => cell.startsWith('*'))

function tableRow({ line, cells }: SheetRow, header: SheetRow, sheet: string): TableRow {
  return { sheet, line, cells: Object.fromEntries(header.cells.map((name, at) => [name, cells[at] ?? '']).filter(([name]) => name)) }
}

/** More days than any season runs for: such a number is of minutes, or of what else nobody says. */
const mostDays = 31

/** `6:25`, `*6:25`, `6:25:30`, `*`, or a number of days: spreadsheets keep 24 hours as 1. */
function runtimeOf(row: TableRow, column: string | undefined): Pick<EngagementRow, 'runtimeMinutes' | 'starred'> {
  const text = column ? (row.cells[column] ?? '') : ''
  const starred = text.includes('*')
  const bare = text.replaceAll('*', '').trim()
  if (bare === '') return { runtimeMinutes: null, starred }
  const [, hours, minutes, seconds = '0'] = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:\.0+)?)?$/.exec(bare) ?? []
  const days = /^\d{1,2}(\.\d+)?$/.test(bare) && Number(bare) <= mostDays ? Number(bare) : Number.NaN
  const length = Math.round(hours ? Number(hours) * 60 + Number(minutes) + Number(seconds) / 60 : days * 1440)
  if (!(length <= mostMinutes))
    throw badFile(placeOf(row, column), `"${bare.slice(0, 40)}" is no runtime`, 'write it in hours and minutes, as 6:25')
  return { runtimeMinutes: length || null, starred }
}
