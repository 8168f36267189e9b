import { trackRecord } from '../decisions/index.js'
import type { Engine } from '../engine.js'
import type { ImportOptions, ImportResult } from '../published/index.js'
import type { Store } from '../store/index.js'
import type { Call } from './operation.js'
import { readFile } from './read-file.js'

/**
 * Imports a file of published figures; charts over its source forget what they kept, and the record of probabilities is measured anew, so that
 * the first case after it does not wait for that.
 */
export async function importPublished<Options extends ImportOptions>(
  engine: Engine,
  { file }: Pick<Call, 'file'>,
  input: Options,
  importer: (store: Store, content: Uint8Array, options: Options & ImportOptions) => Promise<ImportResult>,
): Promise<ImportResult> {
  const imported = await importer(engine.store, await readFile(file), { ...input, stamped: stamp => engine.plays.stamped(stamp) })
  if (input.dryRun) return imported
  engine.charts.changed(imported.source)
  await trackRecord(engine)
  return imported
}
