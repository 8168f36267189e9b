import { type CatalogueImportOptions, exportedRows, type RemapRequest, type Removal, readRemapFile } from '../catalogue/index.js'
import { rowsCsv, unmatched } from '../minutes/index.js'
import { importCatalogue, remapCatalogue, removeFromCatalogue, undoCatalogue } from './change-catalogue.js'
import { operation } from './operation.js'
import { readFile } from './read-file.js'

/** What the command line asks of the catalogue. */
export const catalogueOperations = {
  'import-catalogue': operation(async (engine, input: CatalogueImportOptions & { note: string }, { file, actor }) =>
    importCatalogue(engine, (await readFile(file)).toString('utf8'), input, actor),
  ),
  'catalogue-versions': operation(async engine => ({ versions: await engine.catalogue.versions() })),
  'catalogue-undo': operation((engine, input: { remap?: boolean; version?: number }, { actor }) => undoCatalogue(engine, input, actor)),
  'catalogue-remove': operation((engine, { dryRun = false, ...removal }: Removal & { dryRun?: boolean }, { actor }) =>
    removeFromCatalogue(engine, removal, { dryRun }, actor),
  ),
  'catalogue-unmatched': operation(async (engine, input: { limit?: number }) => ({ unmatched: await unmatched(engine, input) })),
  'catalogue-export': operation(async (engine, { format }: { format: 'csv' | 'json' }) => {
    const { version } = engine.catalogue
    const entries = exportedRows(await engine.catalogue.entries(version))
    return { version, entries: entries.length, text: format === 'csv' ? rowsCsv(entries) : `${JSON.stringify(entries, null, 2)}\n` }
  }),
  /** A remap, or a file of them. */
  remap: operation(async (engine, { dryRun = false, remap }: { dryRun?: boolean; remap?: RemapRequest }, { file, actor }) =>
    remapCatalogue(engine, remap ? [remap] : readRemapFile((await readFile(file)).toString('utf8')), { dryRun }, actor),
  ),
}
