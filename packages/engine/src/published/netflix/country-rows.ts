import {
  badFile,
  namesColumn,
  notesOf,
  placeOf,
  readTable,
  type TableFile,
  type TableFormat,
  type TableRow,
  textCell,
  wholeCell,
  wordCell,
} from '../../tables/index.js'
import { checkRanks } from '../check-ranks.js'
import { netflixName, netflixWeeks } from './netflix-cells.js'

const lists = { Films: 'films', TV: 'tv' } as const

/** A line of Netflix's weekly file of countries, checked. It prints ranks, no hours and no views. */
export interface CountryRow {
  /** First day. */
  week: string
  /** ISO country. */
  market: string
  list: (typeof lists)[keyof typeof lists]
  rank: number
  show: string
  name: string
  /** Cumulative weeks in the country's Top 10. */
  weeks: number
}

const format: TableFormat = {
  delimiter: '\t',
  quotes: false,
  decimal: '.',
  required: ['country_iso2', 'week', 'category', 'weekly_rank', 'show_title', 'season_title', 'cumulative_weeks_in_top_10'],
  optional: ['country_name', 'is_staggered_launch', 'episode_launch_details'],
}

/** By these columns such a file is recognised. */
export const countryHeader = format.required

/** Only the file of countries has this column. */
export const isCountryFile = (file: TableFile): boolean => namesColumn(file, 'country_iso2')

/** Reads Netflix's weekly file of countries. Every line is checked before anything is returned. Throws `invalid-file`. */
export function countryRows(file: TableFile): { rows: CountryRow[]; odd: string[] } {
  const table = readTable(file, format)
  const week = netflixWeeks()
  const rows = table.rows.map(line => row(line, week))
  checkRanks(rows, table)
  return { rows, odd: notesOf(table) }
}

function row(cells: TableRow, week: (row: TableRow) => string): CountryRow {
  const market = textCell(cells, 'country_iso2')
  if (!/^[A-Z]{2}$/.test(market))
    throw badFile(placeOf(cells, 'country_iso2'), `"${market.slice(0, 40)}" is no country`, 'write its ISO code, as DE')
  return {
    week: week(cells),
    market,
    list: lists[wordCell(cells, 'category', Object.keys(lists) as (keyof typeof lists)[])],
    rank: wholeCell(cells, 'weekly_rank', 1, 1000),
    ...netflixName(cells),
    weeks: wholeCell(cells, 'cumulative_weeks_in_top_10', 1, 10_000),
  }
}
