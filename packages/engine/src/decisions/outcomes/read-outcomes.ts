import { plainSlug } from '@sweeps/model'
import {
  badFile,
  type Certainty,
  closestHeader,
  dayCell,
  knownDay,
  notesOf,
  numberCell,
  periodDayCell,
  placeOf,
  readTable,
  type TableFile,
  type TableFormat,
  type TableRow,
  textCell,
  wholeCell,
  wordCell,
} from '../../tables/index.js'
import { type OutcomeLabel, outcomeLabels } from './outcome-labels.js'

/** What a file says became of one season. */
export interface SeasonOutcome {
  /** Slug of the show. */
  title: string
  /** The show as the file names it. */
  titleName: string
  season: number
  released: string
  outcome: OutcomeLabel
  /** When its next season was first seen. Null: it was not, or the file does not say when. */
  nextSeen: string | null
  /** Minutes of the whole season. */
  runtimeMinutes: number | null
  charted: boolean | null
}

const format: TableFormat = {
  delimiter: ',',
  quotes: true,
  required: ['show', 'season', 'released', 'outcome', 'next_season_seen', 'runtime_minutes', 'charted_top10'],
  optional: [],
  mayEndBefore: ['next_season_seen', 'runtime_minutes', 'charted_top10'],
}

/** How sure it is that a table with these columns is such a file. */
export const isOutcomesTable = (columns: readonly string[]): Certainty | undefined =>
  closestHeader(columns, [{ kind: 'outcomes', required: format.required }])?.sure

const labels = Object.keys(outcomeLabels) as OutcomeLabel[]

/** Reads an outcomes file: every line is checked before anything is returned. Throws `invalid-file`. */
export function readOutcomes(file: TableFile): { rows: SeasonOutcome[]; odd: string[] } {
  const table = readTable(file, format)
  if (table.rows.length > 1_000_000)
    throw badFile({}, 'the file has more than a million lines', 'no list of seasons does; check that it is the right file')
  const rows = table.rows.map(readRow)
  const lines = new Map<string, number>()
  rows.forEach(({ title, season, titleName }, at) => {
    const { line } = table.rows[at]!
    const before = lines.get(`${title}/${season}`)
    if (before !== undefined)
      throw badFile(
        placeOf(table.rows[at]!, 'show'),
        `season ${season} of "${titleName}" (${title}) is in line ${before} already`,
        'keep one of them; two shows of one name need different names',
      )
    lines.set(`${title}/${season}`, line)
  })
  return { rows, odd: notesOf(table) }
}

function readRow(row: TableRow): SeasonOutcome {
  const released = periodDayCell(row, 'released')
  const outcome = wordCell(row, 'outcome', labels)
  // 0001-01-01 is what programs write that know none.
  const nextSeen = row.cells.next_season_seen && knownDay(dayCell(row, 'next_season_seen')) ? periodDayCell(row, 'next_season_seen') : null
  if (nextSeen !== null && nextSeen <= released)
    throw badFile(placeOf(row, 'next_season_seen'), `${nextSeen} is not after the release on ${released}`, 'check the dates')
  if (nextSeen !== null && outcome !== 'returned' && outcome !== 'not_first_season')
    throw badFile(placeOf(row, 'next_season_seen'), `a next season was seen, and the outcome is ${outcome}`, 'correct one of them')
  return {
    title: plainSlug(textCell(row, 'show')),
    titleName: textCell(row, 'show'),
    season: wholeCell(row, 'season', 1, 9999),
    released,
    outcome,
    nextSeen,
    runtimeMinutes: runtime(row),
    charted: row.cells.charted_top10 ? wordCell(row, 'charted_top10', ['0', '1']) === '1' : null,
  }
}

function runtime(row: TableRow): number | null {
  const minutes = numberCell(row, 'runtime_minutes', 1_000_000)
  return minutes === null || minutes === 0 ? null : Math.round(minutes)
}
