import type { LedgerReader } from '../decisions/index.js'
import { may } from '../people/index.js'
import type { Call } from './operation.js'

/** Who reads what may be confidential: those who decide, people who work here, anybody else (programs with a read key too). */
export function whoReads({ role }: Pick<Call, 'role'>): LedgerReader {
  if (role === undefined) return 'decider'
  if (role === 'anybody' || role === 'program') return 'anybody'
  return may(role, 'decider', true) ? 'decider' : 'staff'
}

/** Whether the reader may see what is confidential. */
export const seesAll = (call: Pick<Call, 'role'>): boolean => whoReads(call) === 'decider'
