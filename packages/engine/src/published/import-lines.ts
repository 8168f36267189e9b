import type { Store } from '../store/index.js'
import type { ImportOptions, ImportResult } from './import-result.js'
import { byList, listKey, type PublishedLine } from './published-line.js'
import { storedLines } from './stored-lines.js'
import { periodsOf, type Source, writeLists } from './write-lists.js'

/** Imports lists whose ids depend on nothing else: each that differs from what is stored becomes its next revision. */
export function importLines(store: Store, source: Source, lines: readonly PublishedLine[], options: ImportOptions): Promise<ImportResult> {
  return store.revisions.run(async () => {
    const lists = byList(lines)
    const stored = await storedLines(store, source.id, source.market)
    const changed = await writeLists(
      store,
      source,
      lines,
      stored.filter(line => lists.has(listKey(line))),
      options,
    )
    return {
      source: source.id,
      read: lines.length,
      lists: lists.size,
      changedLists: changed.size,
      unchangedLists: lists.size - changed.size,
      weeks: periodsOf(lines),
      odd: [],
      ...(options.dryRun && { dryRun: true }),
    }
  })
}
