import type { CatalogueChanged } from '@sweeps/model'
import { fetchJson } from '../api/fetchJson'
import { queryClient } from '../api/queryClient'

/** Which episode or film a content is said to be. */
export interface Assignment {
  service: string
  content: string
  /** Slug. */
  title: string
  /** Absent for a film. */
  season?: number
  episode?: number
  /** The episode may have a content already. */
  merge?: boolean
  /** Makes the title when there is none. */
  name?: string
}

/** Tells what an assignment would move, and changes nothing. */
export const tryAssignment = (assignment: Assignment, csrf: string) => post('assign', { ...assignment, dryRun: true }, csrf)

export async function assign(assignment: Assignment, csrf: string): Promise<CatalogueChanged> {
  const changed = await post('assign', assignment, csrf)
  await forget()
  return changed
}

/** Brings back the version before `version`; refused when somebody has changed the catalogue since. */
export async function undo(version: number, csrf: string): Promise<CatalogueChanged> {
  const changed = await post('undo', { version }, csrf)
  await forget()
  return changed
}

const post = (what: string, body: object, csrf: string) =>
  fetchJson<CatalogueChanged>(`/v1/catalogue/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify(body),
  })

/** Every figure of one's own may have moved: whatever was read is read again. */
const forget = () => queryClient.invalidateQueries()
