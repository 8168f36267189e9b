import { groupBy } from '../group-by.js'
import type { Store } from '../store/index.js'
import type { ImportOptions } from './import-result.js'
import { byList, listKey, type PublishedLine } from './published-line.js'
import { type StoredLine, storedLines } from './stored-lines.js'
import { tellTitlesApart } from './tell-titles-apart.js'
import { type Source, writeLists } from './write-lists.js'

export interface HistoryImport {
  lists: number
  changedLists: number
  unchangedLists: number
  /** Lists stored before that got a revision because the file tells more about their titles. */
  retitledLists: number
  /** All lines there are now, stored and read. */
  all: PublishedLine[]
}

/**
 * Imports lists whose title ids come from the whole history, stored and new, so that it does not matter in how many files, or in which
 * order, it came. `odd` gets what the history has odd about it. Two at once would make the same revision: see `Store.revisions`.
 */
export async function importHistory(
  store: Store,
  source: Source,
  read: readonly PublishedLine[],
  odd: string[],
  options: ImportOptions,
): Promise<HistoryImport> {
  const stored = await storedLines(store, source.id, source.market)
  const all = wholeHistory(read, stored, odd)
  return { ...counts(read, await writeLists(store, source, all, stored, options)), all }
}

/** All lines, read and stored, with their titles; what the file has again comes from the file. */
export function wholeHistory(read: readonly PublishedLine[], stored: readonly StoredLine[], odd: string[]): PublishedLine[] {
  const inFile = byList(read)
  return withTitles([...read, ...stored.filter(line => !inFile.has(listKey(line))).map(withoutRevision)], odd)
}

/** How many lists an import read, and what became of them. `changed`: the keys of the lists that got a revision. */
export function counts(read: readonly PublishedLine[], changed: ReadonlySet<string>): Omit<HistoryImport, 'all'> {
  const inFile = new Set(read.map(listKey))
  return {
    lists: inFile.size,
    changedLists: changed.size,
    unchangedLists: [...inFile].filter(key => !changed.has(key)).length,
    retitledLists: [...changed].filter(key => !inFile.has(key)).length,
  }
}

function withTitles(lines: PublishedLine[], odd: string[]): PublishedLine[] {
  const lists = groupBy(lines, ({ list }) => list)
  return [...lists.values()].flatMap(list => {
    const titles = tellTitlesApart(list, odd)
    return list.map(line => ({ ...line, title: titles.get(line)! }))
  })
}

/** A line as it was read, for lists made anew. */
export const withoutRevision = ({ revision: _, ...line }: StoredLine): PublishedLine => line

export const retitledNote = (lists: number): string[] =>
  lists > 0 ? [`${lists} lists held before got a new revision: the file tells more about their titles`] : []
