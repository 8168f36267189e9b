import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { checkName } from './name.js'
import type { Role } from './roles.js'

/**
 * The services that somebody may see. One schema of two types, not two schemas: over HTTP `null` would be taken for a list of nothing by the first of
 * two.
 */
export const UserServices = Type.Unsafe<string[] | null>({
  ...{ type: ['array', 'null'], items: { type: 'string' } },
  description: 'the services that they may see alone, by name, with nothing of others; null: all there are',
})

const most = 100

/**
 * The services that somebody in a role may see, as they are stored: without repetition, empty for all. Who may see none may not sign in, and an admin
 * sees all: they could give themselves the rest. Throws `invalid-request`.
 */
export function checkServices(wanted: readonly string[] | null, role: Role): string[] {
  // Stored, nobody's list is empty but of those who see all.
  if (wanted === null) return []
  if (wanted.length === 0) throw new Problem('invalid-request', 'services: none is named; name one or more, or give null for all there are')
  if (wanted.length > most) throw new Problem('invalid-request', `services: ${wanted.length} are too many: name at most ${most}`)
  if (role === 'admin') throw new Problem('invalid-request', 'services: an admin sees all of them: let them see all, or give another role')
  return [...new Set(wanted.map(service => checkName(service, 'services', 64)))].sort()
}

/** In words, behind a role. */
export const ofServices = (services: readonly string[]): string => (services.length === 0 ? '' : ` of ${services.join(', ')}`)
