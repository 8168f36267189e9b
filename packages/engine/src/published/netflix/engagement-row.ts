import { dayCell, givenCell, isNoDay, knownDay, type TableRow, textCell, wholeCell, yesCell } from '../../tables/index.js'
import type { HalfYear } from './half-year.js'

/** Lists of the report. The first one did not tell series from films. */
export type EngagementList = 'shows' | 'movies' | 'all'

/** A line of an engagement report, checked. */
export interface EngagementRow {
  period: HalfYear
  list: EngagementList
  /** As published: `The Glory: Season 1 // 더 글로리: 시즌 1`. */
  name: string
  everywhere: boolean
  /** Null: no day is given for what Netflix did not release itself. */
  released: string | null
  hours: number
  runtimeMinutes: number | null
  /** Printed with `*`: hours ÷ runtime need not give the views. */
  starred: boolean
  views: number | null
}

/** Where each thing stands. The first report had neither runtime nor views. */
export interface EngagementColumns {
  name: string
  everywhere: string
  released: string
  hours: string
  runtime?: string | undefined
  views?: string | undefined
}

/** What one line says; the runtime is written in another way in each format. */
export function engagementRow(
  row: TableRow,
  columns: EngagementColumns,
  known: Pick<EngagementRow, 'period' | 'list' | 'runtimeMinutes' | 'starred'>,
): EngagementRow {
  const { views } = columns
  return {
    ...known,
    name: textCell(row, columns.name),
    everywhere: yesCell(row, columns.everywhere, ['Yes', 'No']),
    released:
      givenCell(row, columns.released) && !isNoDay(givenCell(row, columns.released)) ? knownDay(dayCell(row, columns.released)) : null,
    hours: wholeCell(row, columns.hours, 0, 1e12),
    views: views && givenCell(row, views) ? wholeCell(row, views, 0, 1e12) : null,
  }
}

/** Most minutes a runtime may have: the longest series of all have a few thousand episodes. */
export const mostMinutes = 1_000_000
