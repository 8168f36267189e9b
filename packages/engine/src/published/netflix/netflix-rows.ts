import { notesOf, numberCell, readTable, type TableFile, type TableFormat, type TableRow, wholeCell, wordCell } from '../../tables/index.js'
import { checkRanks } from '../check-ranks.js'
import { netflixName, netflixWeeks } from './netflix-cells.js'

/** Netflix's names of its lists → ours. */
const netflixLists = {
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
  /** The file says that its episodes come out one by one. False: it says otherwise, or nothing. */
  staggered: boolean
  /** Cumulative weeks in the Top 10. */
  weeks: number
}

const format: TableFormat = {
  delimiter: '\t',
  quotes: false,
  decimal: '.',
  required: ['week', 'category', 'weekly_rank', 'show_title', 'season_title', 'weekly_hours_viewed', 'cumulative_weeks_in_top_10'],
  // The early file had no runtime and views; later ones say more about staggered launches.
  optional: ['runtime', 'weekly_views', 'is_staggered_launch', 'episode_launch_details'],
}

/** By these columns such a file is recognised. */
export const netflixHeader = format.required

/** Reads Netflix's weekly file. Every line is checked before anything is returned. Throws `invalid-file`. */
export function netflixRows(file: TableFile): { rows: NetflixRow[]; odd: string[] } {
  const table = readTable(file, format)
  const week = netflixWeeks()
  const rows = table.rows.map(line => row(line, week))
  checkRanks(rows, table)
  return { rows, odd: notesOf(table) }
}

function row(cells: TableRow, week: (row: TableRow) => string): NetflixRow {
  return {
    week: week(cells),
    list: netflixLists[wordCell(cells, 'category', Object.keys(netflixLists) as (keyof typeof netflixLists)[])],
    rank: wholeCell(cells, 'weekly_rank', 1, 1000),
    ...netflixName(cells),
    hours: wholeCell(cells, 'weekly_hours_viewed', 0, 1e12),
    views: cells.cells.weekly_views ? wholeCell(cells, 'weekly_views', 0, 1e12) : null,
    // Live events and series still being released are printed with a runtime of 0: not known.
    runtimeHours: numberCell(cells, 'runtime', 10_000) || null,
    staggered: cells.cells.is_staggered_launch?.toLowerCase() === 'true',
    weeks: wholeCell(cells, 'cumulative_weeks_in_top_10', 1, 10_000),
  }
}
