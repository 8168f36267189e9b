import { badFile } from './bad-file.js'
import { placeOf, textCell, wholeCell, wordCell } from './cells.js'
import { type EngagementRow, engagementRow, mostMinutes } from './engagement-row.js'
import { halfYear } from './half-year.js'
import { readTable, type TableFormat, type TableRow } from './read-table.js'

const format: TableFormat = {
  delimiter: ',',
  quotes: true,
  required: ['period', 'kind', 'title_raw', 'available_globally', 'release_date', 'hours_viewed', 'runtime_minutes', 'views'],
  // What these say is in the name as published already; it is read from there, as it is for a spreadsheet.
  optional: ['runtime_star', 'title_en', 'title_alt', 'show', 'season_kind', 'season_label', 'season_number'],
}

const columns = {
  name: 'title_raw',
  everywhere: 'available_globally',
  released: 'release_date',
  hours: 'hours_viewed',
  views: 'views',
}

/** Reads reports of one or several half-years from one CSV. Throws `invalid-file`. */
export function engagementCsv(text: string): { rows: EngagementRow[]; odd: string[] } {
  const table = readTable(text, format)
  return { rows: table.rows.map(row), odd: table.unknown.map(name => `column ${name} is not known and was not read`) }
}

function row(cells: TableRow): EngagementRow {
  const period = halfYear(textCell(cells, 'period'))
  if (!period) throw badFile(placeOf(cells, 'period'), `"${cells.cells.period}" is no half-year`, 'write it as 2024H1')
  const { kind, runtime_minutes: runtime, runtime_star: star } = cells.cells
  return engagementRow(cells, columns, {
    period,
    list: kind ? ({ show: 'shows', movie: 'movies' } as const)[wordCell(cells, 'kind', ['show', 'movie'])] : 'all',
    runtimeMinutes: runtime ? wholeCell(cells, 'runtime_minutes', 1, mostMinutes) : null,
    starred: star ? wordCell(cells, 'runtime_star', ['0', '1']) === '1' : false,
  })
}
