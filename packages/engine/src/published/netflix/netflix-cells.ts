import { addDays, parseDay } from '@sweeps/model'
import { badFile, periodDayCell, placeOf, type TableRow, textCell } from '../../tables/index.js'

/** Reads the first day of the week of a file's lines: Netflix names a week by its last. A file has few weeks and many lines: each is worked out once. */
export function netflixWeeks(): (row: TableRow) => string {
  const mondays = new Map<string, string>()
  return row => {
    const text = row.cells.week ?? ''
    const monday = mondays.get(text) ?? mondayOf(row)
    mondays.set(text, monday)
    return monday
  }
}

function mondayOf(row: TableRow): string {
  const sunday = periodDayCell(row, 'week')
  if (parseDay(sunday, 'week').dayOfWeek !== 7)
    throw badFile(placeOf(row, 'week'), `${sunday} is no Sunday`, 'the file names a week by its last day; check the date')
  return addDays(sunday, -6)
}

/** The title, and what charts: the label of the season, or the title where there is none. */
export function netflixName(row: TableRow): { show: string; name: string } {
  const label = row.cells.season_title ?? ''
  const show = textCell(row, 'show_title')
  return { show, name: label === '' || label === 'N/A' ? show : textCell(row, 'season_title') }
}
