import type { Store } from '../../store/index.js'
import { groupBy } from './group-by.js'
import { type HeldLine, heldLines } from './held-lines.js'
import type { ImportOptions, ImportResult } from './import-result.js'
import { netflixOdd } from './netflix-odd.js'
import { type NetflixRow, netflixRows } from './netflix-rows.js'
import { oneAtATime } from './one-at-a-time.js'
import { byList, listKey, type PublishedLine } from './published-line.js'
import { type FileContent, readText } from './read-text.js'
import { seasonNumber } from './season-number.js'
import { tellTitlesApart } from './tell-titles-apart.js'
import { writeLists } from './write-lists.js'

const source = { id: 'netflix-top10', market: 'WW' }

/**
 * Imports Netflix's weekly global Top 10 (the tab-separated file of all weeks, or some of them).
 *
 * The same file again changes nothing; a list that differs from what is held becomes its next revision. Title ids come from the
 * whole history, held and new, so that it does not matter in how many files, or in which order, it came.
 *
 * Throws `invalid-file` before anything is written.
 */
export async function importNetflixTop10(store: Store, content: FileContent, options: ImportOptions = {}): Promise<ImportResult> {
  const { rows, unknown } = netflixRows(await readText(content))
  return oneAtATime(store, async () => {
    const held = await heldLines(store, source.id, source.market)
    const read = rows.map(lineOf)
    const inFile = byList(read)
    const odd = unknown.map(name => `column ${name} is not known and was not read`)
    const all = withTitles([...read, ...held.filter(line => !inFile.has(listKey(line))).map(withoutRevision)], odd)
    const changed = await writeLists(store, source, all, held, options)
    const retitled = [...changed].filter(key => !inFile.has(key))
    if (retitled.length > 0) odd.push(`${retitled.length} lists held before got a new revision: the file tells more about their titles`)
    const weeks = read.map(({ week }) => week).sort()
    return {
      source: source.id,
      read: rows.length,
      lists: inFile.size,
      changedLists: changed.size,
      unchangedLists: [...inFile.keys()].filter(key => !changed.has(key)).length,
      weeks: { from: weeks[0]!, to: weeks.at(-1)! },
      odd: [...odd, ...netflixOdd(all)],
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
    },
  }
}

function withTitles(lines: PublishedLine[], odd: string[]): PublishedLine[] {
  const lists = groupBy(lines, ({ list }) => list)
  return [...lists.values()].flatMap(list => {
    const titles = tellTitlesApart(list, odd)
    return list.map(line => ({ ...line, title: titles.get(line)! }))
  })
}

const withoutRevision = ({ revision: _, ...line }: HeldLine): PublishedLine => line
