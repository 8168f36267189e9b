import { seasonNumber } from '@sweeps/model'
import { groupBy } from '../../group-by.js'
import type { Store } from '../../store/index.js'
import { type FileContent, openTable, type TableFile } from '../../tables/index.js'
import { counts, retitledNote, wholeHistory } from '../import-history.js'
import type { ImportOptions, ImportResult } from '../import-result.js'
import type { PublishedLine } from '../published-line.js'
import { storedInMarkets } from '../stored-lines.js'
import { insertLists, periodsOf, revisions } from '../write-lists.js'
import { type CountryRow, countryRows } from './country-rows.js'

const id = 'netflix-country'
const manyNotes = 20

/**
 * Imports Netflix's weekly Top 10 of countries (the tab-separated file of all weeks, or some of them): ranks without hours or
 * views, lists `films` and `tv` of each market. Like the global lists in all else. Throws `invalid-file` before anything is written.
 */
export const importNetflixCountry = async (store: Store, content: FileContent, options: ImportOptions = {}): Promise<ImportResult> =>
  importCountryFile(store, await openTable(content), options)

/** The same, of a file that is open. */
export async function importCountryFile(store: Store, file: TableFile, options: ImportOptions): Promise<ImportResult> {
  const { rows, odd: remarks } = countryRows(file)
  const { address, dryRun, stamped } = options
  const now = options.now?.() ?? new Date()
  return store.revisions.run(async () => {
    const sum = { lists: 0, changedLists: 0, unchangedLists: 0 }
    let retitled = 0
    const odd: string[] = []
    const written: unknown[][][] = []
    const markets = groupBy(rows, ({ market }) => market)
    const stored = await storedInMarkets(store, id, [...markets.keys()])
    for (const [market, inMarket] of markets) {
      const history: string[] = []
      const read = inMarket.map(lineOf)
      const before = stored.get(market) ?? []
      const { changed, lists } = revisions({ id, market }, wholeHistory(read, before, history), before, { address, now })
      const { retitledLists, ...counted } = counts(read, changed)
      for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counted[name]
      retitled += retitledLists
      for (const list of lists) written.push(list)
      for (const remark of history) odd.push(`${market}: ${remark}`)
    }
    if (!dryRun) await insertLists(store, written, stamped)
    const weeks = periodsOf(rows)
    return {
      source: id,
      read: rows.length,
      ...sum,
      weeks,
      odd: [
        ...remarks,
        ...retitledNote(retitled),
        ...odd.slice(0, manyNotes),
        ...(odd.length > manyNotes ? [`and ${odd.length - manyNotes} more like these`] : []),
      ],
      ...(dryRun && { dryRun: true }),
    }
  })
}

const lineOf = (row: CountryRow): PublishedLine => ({
  list: row.list,
  week: row.week,
  line: row.rank,
  rank: row.rank,
  title: '',
  titleName: row.show,
  season: row.list === 'films' ? 0 : seasonNumber(row.name, row.show),
  name: row.name,
  service: 'Netflix',
  weeks: row.weeks,
  address: '',
  note: '',
  // What it is ranked by is not printed.
  figures: { views: null },
})
