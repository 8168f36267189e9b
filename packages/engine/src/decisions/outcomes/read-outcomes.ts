import { plainSlug } from '@sweeps/model'
import {
  badFile,
  type Certainty,
  closestHeader,
  dayCell,
  givenCell,
  isNoDay,
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
  yesCell,
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

/**
 * Reads an outcomes file: every line is checked before anything is returned. Throws `invalid-file`. A season whose day of release the file does not
 * know is left out, and said: nothing is learned of one that began nobody knows when.
 */
export function readOutcomes(file: TableFile): { read: number; rows: SeasonOutcome[]; odd: string[] } {
  const table = readTable(file, format)
  if (table.rows.length > 1_000_000)
    throw badFile({}, 'the file has more than a million lines', 'no list of seasons does; check that it is the right file')
  const read = table.rows.map(row => ({ row, outcome: readRow(row) }))
  const lines = new Map<string, number>()
  for (const { row, outcome } of read) {
    const { title, season, titleName } = outcome
    const { line } = row
    const before = lines.get(`${title}/${season}`)
    if (before !== undefined)
      throw badFile(
        placeOf(row, 'show'),
        `season ${season} of "${titleName}" (${title}) is in line ${before} already`,
        'keep one of them; two shows of one name need different names',
      )
    lines.set(`${title}/${season}`, line)
  }
  const rows = read.flatMap(({ outcome: { released, ...outcome } }) => (released === null ? [] : [{ ...outcome, released }]))
  const unknown = read.filter(({ outcome }) => outcome.released === null)
  return { read: read.length, rows, odd: [...notesOf(table), ...leftOut(unknown)] }
}

function leftOut(unknown: readonly { row: TableRow; outcome: { titleName: string } }[]): string[] {
  const [first] = unknown
  if (!first) return []
  const { row, outcome } = first
  return [
    `${unknown.length} without a day of release that is known, and left out, such as "${outcome.titleName}" in line ${row.line}: "${row.cells.released}" is what programs write that know none`,
  ]
}

/** A day, or null for what programs and spreadsheets write where they know none: year 1, days before 1900, `N/A`, 0. */
function knownCell(row: TableRow, column: string): string | null {
  if (row.cells[column] && givenCell(row, column) === '') return null
  if (isNoDay(row.cells[column] ?? '')) return null
  return knownDay(dayCell(row, column)) === null ? null : periodDayCell(row, column)
}

function readRow(row: TableRow): Omit<SeasonOutcome, 'released'> & { released: string | null } {
  const released = knownCell(row, 'released')
  const outcome = wordCell(row, 'outcome', labels)
  const nextSeen = givenCell(row, 'next_season_seen') ? knownCell(row, 'next_season_seen') : null
  if (nextSeen !== null && released !== null && nextSeen <= released)
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
    charted: givenCell(row, 'charted_top10') ? yesCell(row, 'charted_top10', ['1', '0']) : null,
  }
}

function runtime(row: TableRow): number | null {
  const minutes = numberCell(row, 'runtime_minutes', 1_000_000)
  return minutes === null || minutes === 0 ? null : Math.round(minutes)
}
