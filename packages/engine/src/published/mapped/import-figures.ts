import type { Store } from '../../store/index.js'
import { type FileContent, openTable } from '../../tables/index.js'
import { importLines } from '../import-lines.js'
import type { ImportOptions, ImportResult } from '../import-result.js'
import { periodsOf } from '../write-lists.js'
import { readMapping } from './figure-mapping.js'
import { mappedRows } from './mapped-rows.js'

export interface MappedImportOptions extends ImportOptions {
  /** The mapping as JSON text: see `FigureMapping`. */
  mapping: string
  /** Names the mapping in errors. */
  mappingName?: string
}

/**
 * Imports figures from any CSV, as a mapping says what its columns mean. A list of a period is replaced as a whole by what a file
 * says about it; the same again changes nothing. Throws `invalid-file` before anything is written.
 */
export async function importFigures(store: Store, content: FileContent, options: MappedImportOptions): Promise<ImportResult> {
  const mapping = readMapping(options.mapping, options.mappingName ?? 'the mapping')
  const { markets, read, odd } = mappedRows(await openTable(content), mapping)
  const sum = { lists: 0, changedLists: 0, unchangedLists: 0 }
  for (const [market, lines] of markets) {
    const done = await importLines(store, { id: mapping.source, market }, lines, options)
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += done[name]
  }
  return {
    source: mapping.source,
    read,
    ...sum,
    weeks: periodsOf([...markets.values()].flat()),
    odd,
    ...(options.dryRun && { dryRun: true }),
  }
}
