import {
  badFile,
  notesOf,
  placeOf,
  readTable,
  type TableFile,
  type TableFormat,
  type TableRow,
  textCell,
  wholeCell,
  wordCell,
  yesCell,
} from '../../tables/index.js'
import { type EngagementRow, engagementRow, mostMinutes } from './engagement-row.js'
import { halfYear } from './half-year.js'

const format: TableFormat = {
  delimiter: ',',
  quotes: true,
  decimal: '.',
  mayEndBefore: ['views'],
  required: ['period', 'kind', 'title_raw', 'available_globally', 'release_date', 'hours_viewed', 'runtime_minutes', 'views'],
  // What these say is in the name as published already; it is read from there, as it is for a spreadsheet.
  optional: ['runtime_star', 'title_en', 'title_alt', 'show', 'season_kind', 'season_label', 'season_number'],
}

/** By these columns such a file is recognised. */
export const engagementHeader = format.required

const columns = {
  name: 'title_raw',
  everywhere: 'available_globally',
  released: 'release_date',
  hours: 'hours_viewed',
  views: 'views',
}

/** Reads reports of one or several half-years from one CSV. Throws `invalid-file`. */
export function engagementCsv(file: TableFile): { rows: EngagementRow[]; odd: string[] } {
  const table = readTable(file, format)
  return { rows: table.rows.map(row), odd: notesOf(table) }
}

function row(cells: TableRow): EngagementRow {
  const period = halfYear(textCell(cells, 'period'))
  if (!period) throw badFile(placeOf(cells, 'period'), `"${cells.cells.period}" is no half-year`, 'write it as 2024H1')
  const { kind, runtime_minutes: runtime, runtime_star: star } = cells.cells
  return engagementRow(cells, columns, {
    period,
    list: kind ? ({ show: 'shows', movie: 'movies' } as const)[wordCell(cells, 'kind', ['show', 'movie'])] : 'all',
    runtimeMinutes: runtime ? wholeCell(cells, 'runtime_minutes', 1, mostMinutes) : null,
    starred: star ? yesCell(cells, 'runtime_star', ['1', '0']) : false,
  })
}
