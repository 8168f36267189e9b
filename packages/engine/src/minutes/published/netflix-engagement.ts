import { Problem } from '@sweeps/model'
import type { Store } from '../../store/index.js'
import { badFile } from './bad-file.js'
import { engagementCsv } from './engagement-csv.js'
import { engagementLines } from './engagement-lines.js'
import { engagementOdd } from './engagement-odd.js'
import { engagementSheets } from './engagement-sheets.js'
import { type HalfYear, halfYear } from './half-year.js'
import { importLines } from './import-lines.js'
import type { ImportOptions, ImportResult } from './import-result.js'
import type { Sheet } from './read-sheets.js'
import { decodeText, type FileContent, readBytes } from './read-text.js'

const source = { id: 'netflix-engagement', market: 'WW' }

/**
 * Imports Netflix's half-yearly engagement report: the XLSX as published, or a CSV of one or several half-years. A list is one
 * kind, `shows` or `movies`, of one half-year; the first report has one list of `all`.
 *
 * The same report again, from either format, changes nothing; a list that differs is replaced as a whole by its next revision.
 * `period` (`2024H1`) is for a spreadsheet whose heading does not tell it. Throws `invalid-file` before anything is written.
 */
export async function importNetflixEngagement(
  store: Store,
  content: FileContent,
  options: ImportOptions & { period?: string } = {},
): Promise<ImportResult> {
  const bytes = await readBytes(content)
  const { rows, odd } = isSpreadsheet(bytes)
    ? engagementSheets(await sheetsOf(bytes), givenPeriod(options.period))
    : engagementCsv(decodeText(bytes))
  const lines = engagementLines(rows)
  const long = lines.find(({ line }) => line > 65_535)
  if (long)
    throw badFile({}, `the list ${long.list} of ${long.week} has more than 65,535 lines`, 'no published report does; check the file')
  const result = await importLines(store, source, lines, options)
  return { ...result, odd: [...odd, ...engagementOdd(lines)] }
}

/** True for what looks like an XLSX: a ZIP archive. */
const isSpreadsheet = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** What reads ZIP and XML is loaded for spreadsheets only: it is forty modules that every start of the program would read. */
const sheetsOf = async (bytes: Uint8Array): Promise<Sheet[]> => (await import('./read-sheets.js')).readSheets(bytes)

function givenPeriod(name: string | undefined): HalfYear | undefined {
  const period = name === undefined ? undefined : halfYear(name)
  if (name !== undefined && !period) throw new Problem('usage', `"${name}" is no half-year: write it as 2024H1`)
  return period
}
