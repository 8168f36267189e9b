import { addDays, parseDay } from '@sweeps/model'
import { badFile } from './bad-file.js'
import { dayCell, placeOf, textCell } from './cells.js'
import type { TableRow } from './read-table.js'

/** Sundays → Mondays: a file has few weeks and many lines, and the calendar takes its time. */
const mondays = new Map<string, string>()

/** First day of the week of a line: Netflix's files name a week by its last. */
export function netflixWeek(row: TableRow): string {
  const known = mondays.get(row.cells.week ?? '')
  if (known) return known
  const sunday = dayCell(row, 'week')
  if (parseDay(sunday, 'week').dayOfWeek !== 7)
    throw badFile(placeOf(row, 'week'), `${sunday} is no Sunday`, 'the file names a week by its last day; check the date')
  const monday = addDays(sunday, -6)
  mondays.set(sunday, monday)
  return monday
}

/** The title, and what charts: the label of the season, or the title where there is none. */
export function netflixName(row: TableRow): { show: string; name: string } {
  const label = row.cells.season_title ?? ''
  const show = textCell(row, 'show_title')
  return { show, name: label === '' || label === 'N/A' ? show : textCell(row, 'season_title') }
}
