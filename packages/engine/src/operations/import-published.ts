import { keptRecord, returnHistory } from '../decisions/index.js'
import type { Engine } from '../engine.js'
import type { ImportOptions, ImportResult } from '../minutes/index.js'
import type { Store } from '../store/index.js'
import type { Call } from './operation.js'
import { readFile } from './read-file.js'

export interface ImportInput {
  /** Where the file was had from. */
  address?: string
  /** Check and compare, write nothing. */
  dryRun?: boolean
}

/**
 * Imports a file of published figures; charts over its source forget what they kept, and the record of probabilities is measured anew, so that
 * the first case after it does not wait for that.
 */
export async function importPublished<Input extends ImportInput>(
  engine: Engine,
  { file, actor }: Call,
  input: Input,
  importer: (store: Store, content: Uint8Array, options: Input & ImportOptions) => Promise<ImportResult>,
): Promise<ImportResult> {
  const imported = await importer(engine.store, await readFile(file), { ...input, actor })
  if (input.dryRun) return imported
  engine.charts.changed(imported.source)
  await keptRecord(engine.store, await returnHistory(engine.store))
  return imported
}
