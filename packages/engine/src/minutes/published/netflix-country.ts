import type { Store } from '../../store/index.js'
import { type CountryRow, countryRows } from './country-rows.js'
import { groupBy } from './group-by.js'
import { heldInMarkets } from './held-lines.js'
import { counts, retitledNote, wholeHistory } from './import-history.js'
import type { ImportOptions, ImportResult } from './import-result.js'
import { oneAtATime } from './one-at-a-time.js'
import type { PublishedLine } from './published-line.js'
import { type FileContent, readText } from './read-text.js'
import { seasonNumber } from './season-number.js'
import { insertLists, periodsOf, recordImport, revisions } from './write-lists.js'

const id = 'netflix-country'
const manyNotes = 20

/**
 * Imports Netflix's weekly Top 10 of countries (the tab-separated file of all weeks, or some of them): ranks without hours or
 * views, lists `films` and `tv` of each market. Like the global lists in all else. Throws `invalid-file` before anything is written.
 */
export async function importNetflixCountry(store: Store, content: FileContent, options: ImportOptions = {}): Promise<ImportResult> {
  const { rows, unknown } = countryRows(await readText(content))
  const { actor, address, dryRun } = options
  const now = options.now?.() ?? new Date()
  return oneAtATime(store, async () => {
    const sum = { lists: 0, changedLists: 0, unchangedLists: 0 }
    let retitled = 0
    const odd: string[] = []
    const written: unknown[][][] = []
    const markets = groupBy(rows, ({ market }) => market)
    const held = await heldInMarkets(store, id, [...markets.keys()])
    for (const [market, inMarket] of markets) {
      const remarks: string[] = []
      const read = inMarket.map(lineOf)
      const before = held.get(market) ?? []
      const { changed, lists } = revisions({ id, market }, wholeHistory(read, before, remarks), before, { address, now })
      const { retitledLists, ...counted } = counts(read, changed)
      for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counted[name]
      retitled += retitledLists
      for (const list of lists) written.push(list)
      for (const remark of remarks) odd.push(`${market}: ${remark}`)
    }
    if (!dryRun) await insertLists(store, written)
    const weeks = periodsOf(rows)
    if (!dryRun && sum.changedLists > 0)
      await recordImport(
        store,
        actor,
        now,
        `${id}: ${sum.changedLists} lists of ${markets.size} countries, weeks ${weeks.from} to ${weeks.to}`,
      )
    return {
      source: id,
      read: rows.length,
      ...sum,
      weeks,
      odd: [
        ...unknown.map(name => `column ${name} is not known and was not read`),
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
