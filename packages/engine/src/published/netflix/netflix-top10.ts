import { seasonNumber } from '@sweeps/model'
import type { Store } from '../../store/index.js'
import { type FileContent, openTable } from '../../tables/index.js'
import { importHistory, retitledNote } from '../import-history.js'
import type { ImportOptions, ImportResult } from '../import-result.js'
import type { PublishedLine } from '../published-line.js'
import { periodsOf } from '../write-lists.js'
import { isCountryFile } from './country-rows.js'
import { importCountryFile } from './netflix-country.js'
import { netflixOdd } from './netflix-odd.js'
import { type NetflixRow, netflixRows } from './netflix-rows.js'

const source = { id: 'netflix-top10', market: 'WW' }

/**
 * Imports Netflix's weekly global Top 10 (the tab-separated file of all weeks, or some of them).
 *
 * The same file again changes nothing; a list that differs from what is stored becomes its next revision. Title ids come from the
 * whole history, stored and new, so that it does not matter in how many files, or in which order, it came.
 *
 * The file of countries is recognised by its header and imported as such. Throws `invalid-file` before anything is written.
 */
export async function importNetflixTop10(store: Store, content: FileContent, options: ImportOptions = {}): Promise<ImportResult> {
  const file = await openTable(content)
  if (isCountryFile(file)) return importCountryFile(store, file, options)
  const { rows, odd: remarks } = netflixRows(file)
  return store.revisions.run(async () => {
    const odd = [...remarks]
    const { all, retitledLists, ...counts } = await importHistory(store, source, rows.map(lineOf), odd, options)
    return {
      source: source.id,
      read: rows.length,
      ...counts,
      weeks: periodsOf(rows),
      odd: [...odd, ...retitledNote(retitledLists), ...netflixOdd(all)],
      ...(options.dryRun && { dryRun: true }),
    }
  })
}

function lineOf(row: NetflixRow): PublishedLine {
  return {
    list: row.list,
    week: row.week,
    line: row.rank,
    rank: row.rank,
    title: '',
    titleName: row.show,
    season: row.list.startsWith('films') ? 0 : seasonNumber(row.name, row.show),
    name: row.name,
    service: 'Netflix',
    weeks: row.weeks,
    address: '',
    note: '',
    figures: {
      hours: row.hours,
      ...(row.views !== null && { views: row.views }),
      ...(row.runtimeHours !== null && { runtime_hours: row.runtimeHours }),
      // Only where it is so: a file that has the column would else revise every list of one that had not.
      ...(row.staggered && { staggered_launch: 1 }),
    },
  }
}
