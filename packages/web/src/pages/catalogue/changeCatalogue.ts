import type { CatalogueChanged, CatalogueImportAnswer } from '@sweeps/model'
import { ask, type InputOf } from '../../api/ask'
import { fetchJson } from '../../api/fetchJson'
import { queryClient } from '../../api/queryClient'

/** Which episode or film a content is said to be. */
export type Assignment = Omit<InputOf<'POST /v1/catalogue/assign'>, 'dryRun'>

/** Tells what an assignment would move, and changes nothing. */
export const tryAssignment = (assignment: Assignment, csrf: string) =>
  ask('POST /v1/catalogue/assign', { ...assignment, dryRun: true }, csrf)

export async function assign(assignment: Assignment, csrf: string): Promise<CatalogueChanged> {
  const changed = await ask('POST /v1/catalogue/assign', assignment, csrf)
  await forget()
  return changed
}

/** Brings back the version before `version`; refused when somebody has changed the catalogue since. */
export async function undo(version: number, csrf: string): Promise<CatalogueChanged> {
  const changed = await ask('POST /v1/catalogue/undo', { version }, csrf)
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
export const tryImport = (file: CatalogueImport, csrf: string) => send(file, true, csrf)

export async function importCatalogue(file: CatalogueImport, csrf: string): Promise<CatalogueImportAnswer> {
  const imported = await send(file, false, csrf)
  await forget()
  return imported
}

function send({ body, ...options }: CatalogueImport, dryRun: boolean, csrf: string): Promise<CatalogueImportAnswer> {
  const query = new URLSearchParams({ dryRun: String(dryRun) })
  for (const [name, value] of Object.entries(options)) query.set(name, String(value))
  return fetchJson(`/v1/catalogue/import?${query}`, {
    method: 'POST',
    // The server recognises the format by the content.
    headers: { 'content-type': 'text/plain', 'x-csrf-token': csrf },
    body,
  })
}

/** Every figure of one's own may have moved: whatever was read is read again. */
const forget = () => queryClient.invalidateQueries()
