import { Problem } from '@sweeps/model'
import type { Store } from '../../store/index.js'
import { badFile, type FileContent, openTable } from '../../tables/index.js'
import { counts, retitledNote, withoutRevision } from '../import-history.js'
import type { ImportOptions, ImportResult } from '../import-result.js'
import { byList, listKey } from '../published-line.js'
import { storedLines } from '../stored-lines.js'
import { periodsOf, writeLists } from '../write-lists.js'
import { engagementCsv } from './engagement-csv.js'
import { engagementLines, engagementTitles } from './engagement-lines.js'
import { engagementOdd } from './engagement-odd.js'
import { engagementSheets } from './engagement-sheets.js'
import { type HalfYear, halfYear } from './half-year.js'

const source = { id: 'netflix-engagement', market: 'WW' }

/**
 * Imports Netflix's half-yearly engagement report: the XLSX as published, or a CSV of one or several half-years. A list is one
 * kind, `shows` or `movies`, of one half-year; the first report has one list of `all`.
 *
 * The same report again, from either format, changes nothing; a list that differs is replaced as a whole by its next revision. What a series
 * is a season of comes from all reports, stored and new, so that it does not matter in which order they came.
 * `period` (`2024H1`) is for a spreadsheet whose heading does not tell it. Throws `invalid-file` before anything is written.
 */
export async function importNetflixEngagement(
  store: Store,
  content: FileContent,
  options: ImportOptions & { period?: string } = {},
): Promise<ImportResult> {
  const file = await openTable(content)
  const { rows, odd } = file.sheets ? engagementSheets(file.sheets, givenPeriod(options.period)) : engagementCsv(file)
  const lines = engagementLines(rows)
  const long = lines.find(({ line }) => line > 65_535)
  if (long)
    throw badFile({}, `the list ${long.list} of ${long.week} has more than 65,535 lines`, 'no published report does; check the file')
  return store.revisions.run(async () => {
    const stored = await storedLines(store, source.id, source.market)
    const inFile = byList(lines)
    const all = engagementTitles([...lines, ...stored.filter(line => !inFile.has(listKey(line))).map(withoutRevision)], stored)
    const { retitledLists, ...counted } = counts(lines, await writeLists(store, source, all, stored, options))
    return {
      source: source.id,
      read: lines.length,
      ...counted,
      weeks: periodsOf(lines),
      odd: [
        ...(file.sheets ? file.notes : []),
        ...odd,
        ...retitledNote(retitledLists),
        ...engagementOdd(all.filter(line => inFile.has(listKey(line)))),
      ],
      ...(options.dryRun && { dryRun: true }),
    }
  })
}

function givenPeriod(name: string | undefined): HalfYear | undefined {
  const period = name === undefined ? undefined : halfYear(name)
  if (name !== undefined && !period) throw new Problem('usage', `"${name}" is no half-year: write it as 2024H1`)
  return period
}
