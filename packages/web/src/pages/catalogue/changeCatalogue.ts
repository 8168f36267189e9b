import type { CatalogueChanged, CatalogueImportAnswer } from '@sweeps/model'
import { ask, type InputOf } from '../../api/ask'
import { changeJson } from '../../api/changeJson'
import { queryClient } from '../../api/queryClient'

/** Which episode or film a content is said to be. */
export type Assignment = Omit<InputOf<'POST /v1/catalogue/assign'>, 'dryRun'>

/** Tells what an assignment would move, and changes nothing. */
export const tryAssignment = (assignment: Assignment) => ask('POST /v1/catalogue/assign', { ...assignment, dryRun: true })

export async function assign(assignment: Assignment): Promise<CatalogueChanged> {
  const changed = await ask('POST /v1/catalogue/assign', assignment)
  await forget()
  return changed
}

/** Brings back the version before `version`; refused when somebody has changed the catalogue since. */
export async function undo(version: number): Promise<CatalogueChanged> {
  const changed = await ask('POST /v1/catalogue/undo', { version })
  await forget()
  return changed
}

/** A catalogue file, or rows as one, and how it is to be read. */
export interface CatalogueImport {
  body: Blob | string
  /** What the list of versions says it was. */
  note: string
  /** Who streams it and how its content ids are made, for formats that do not say so. */
  service?: string
  contentId?: string
  /** Rows of its services that it does not name are removed. */
  whole?: boolean
  /** Only while this is the latest version. */
  version?: number
}

/** What an import would change; nothing is changed. */
export const tryImport = (file: CatalogueImport) => send(file, true)

export async function importCatalogue(file: CatalogueImport): Promise<CatalogueImportAnswer> {
  const imported = await send(file, false)
  await forget()
  return imported
}

function send({ body, ...options }: CatalogueImport, dryRun: boolean): Promise<CatalogueImportAnswer> {
  const query = new URLSearchParams({ dryRun: String(dryRun) })
  for (const [name, value] of Object.entries(options)) query.set(name, String(value))
  // The server recognises the format by the content.
  return changeJson(`/v1/catalogue/import?${query}`, { type: 'text/plain', body })
}

/** Every figure of one's own may have moved: whatever was read is read again. */
const forget = () => queryClient.invalidateQueries()
