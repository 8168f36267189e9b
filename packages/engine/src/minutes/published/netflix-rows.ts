import { addDays, parseDay } from '@sweeps/model'
import { badFile } from './bad-file.js'
import { dayCell, numberCell, textCell, wholeCell, wordCell } from './cells.js'
import { readTable, type TableFormat, type TableRow } from './read-table.js'

/** Netflix's names of its lists → ours. */
export const netflixLists = {
  'Films (English)': 'films-english',
  'Films (Non-English)': 'films-non-english',
  'TV (English)': 'tv-english',
  'TV (Non-English)': 'tv-non-english',
} as const

/** A line of the file, checked. */
export interface NetflixRow {
  /** First day: the file names a week by its last. */
  week: string
  list: (typeof netflixLists)[keyof typeof netflixLists]
  rank: number
  show: string
  /** The label of the season, or the title where there is none. */
  name: string
  hours: number
  views: number | null
  runtimeHours: number | null
  /** Cumulative weeks in the Top 10. */
  weeks: number
}

const format: TableFormat = {
  delimiter: '\t',
  quotes: false,
  required: ['week', 'category', 'weekly_rank', 'show_title', 'season_title', 'weekly_hours_viewed', 'cumulative_weeks_in_top_10'],
  // The early file had no runtime and views; later ones say more about staggered launches.
  optional: ['runtime', 'weekly_views', 'is_staggered_launch', 'episode_launch_details'],
}

/** Reads Netflix's weekly file. Every line is checked before anything is returned. Throws `invalid-file`. */
export function netflixRows(text: string): { rows: NetflixRow[]; unknown: string[] } {
  const table = readTable(text, format)
  const rows = table.rows.map(row)
  checkPlaces(rows, table.rows)
  checkEnd(rows, table.rows, text)
  return { rows, unknown: table.unknown }
}

function row(cells: TableRow): NetflixRow {
  const sunday = dayCell(cells, 'week')
  if (parseDay(sunday, 'week').dayOfWeek !== 7)
    throw badFile({ line: cells.line, column: 'week' }, `${sunday} is no Sunday`, 'the file names a week by its last day; check the date')
  const label = cells.cells.season_title ?? ''
  const show = textCell(cells, 'show_title')
  return {
    week: addDays(sunday, -6),
    list: netflixLists[wordCell(cells, 'category', Object.keys(netflixLists) as (keyof typeof netflixLists)[])],
    rank: wholeCell(cells, 'weekly_rank', 1, 1000),
    show,
    name: label === '' || label === 'N/A' ? show : textCell(cells, 'season_title'),
    hours: wholeCell(cells, 'weekly_hours_viewed', 0, 1e12),
    views: cells.cells.weekly_views ? wholeCell(cells, 'weekly_views', 0, 1e12) : null,
    // Live events and series still being released are printed with a runtime of 0: not known.
    runtimeHours: numberCell(cells, 'runtime', 10_000) || null,
    weeks: wholeCell(cells, 'cumulative_weeks_in_top_10', 1, 10_000),
  }
}

function checkPlaces(rows: NetflixRow[], lines: TableRow[]): void {
  const seen = new Map<string, number>()
  for (const [at, { week, list, rank }] of rows.entries()) {
    const key = `${week} ${list} ${rank}`
    const line = lines[at]!.line
    const first = seen.get(key)
    if (first !== undefined)
      throw badFile({ line, column: 'weekly_rank' }, `rank ${rank} of this list and week is in line ${first} already`, 'keep one of them')
    seen.set(key, line)
  }
}

/** A download that broke off in the last number leaves a sound-looking line: no line end, and a list shorter than the others. */
function checkEnd(rows: NetflixRow[], lines: TableRow[], text: string): void {
  if (/\n$/.test(text)) return
  const sizes = new Map<string, number>()
  for (const { week, list } of rows) sizes.set(`${week} ${list}`, (sizes.get(`${week} ${list}`) ?? 0) + 1)
  const last = rows.at(-1)!
  if (sizes.get(`${last.week} ${last.list}`)! < Math.max(...sizes.values()))
    throw badFile(
      { line: lines.at(-1)!.line },
      'the file ends inside a list, without the end of a line',
      'it looks cut off; download it again',
    )
}
