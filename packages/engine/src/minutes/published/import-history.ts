import type { Store } from '../../store/index.js'
import { groupBy } from './group-by.js'
import { type HeldLine, heldLines } from './held-lines.js'
import type { ImportOptions } from './import-result.js'
import { byList, listKey, type PublishedLine } from './published-line.js'
import { tellTitlesApart } from './tell-titles-apart.js'
import { type Source, writeLists } from './write-lists.js'

export interface HistoryImport {
  lists: number
  changedLists: number
  unchangedLists: number
  /** Lists held before that got a revision because the file tells more about their titles. */
  retitledLists: number
  /** All lines there are now, held and read. */
  all: PublishedLine[]
}

/**
 * Imports lists whose title ids come from the whole history, held and new, so that it does not matter in how many files, or in which
 * order, it came. `odd` gets what the history has odd about it. Two at once would make the same revision: see `oneAtATime`.
 */
export async function importHistory(
  store: Store,
  source: Source,
  read: readonly PublishedLine[],
  odd: string[],
  options: ImportOptions,
): Promise<HistoryImport> {
  const held = await heldLines(store, source.id, source.market)
  const inFile = byList(read)
  const all = withTitles([...read, ...held.filter(line => !inFile.has(listKey(line))).map(withoutRevision)], odd)
  const changed = await writeLists(store, source, all, held, options)
  return {
    lists: inFile.size,
    changedLists: changed.size,
    unchangedLists: [...inFile.keys()].filter(key => !changed.has(key)).length,
    retitledLists: [...changed].filter(key => !inFile.has(key)).length,
    all,
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

export const retitledNote = (lists: number): string[] =>
  lists > 0 ? [`${lists} lists held before got a new revision: the file tells more about their titles`] : []
