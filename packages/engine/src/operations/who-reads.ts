import type { LedgerReader } from '../decisions/index.js'
import { may } from '../people/index.js'
import type { Call } from './operation.js'

/** Who reads what may be confidential: those who decide, people who work here, anybody else (programs with a read key too). */
export function whoReads({ role, services }: Pick<Call, 'role' | 'services'>): LedgerReader {
  if (role === undefined) return 'decider'
  if (role === 'anybody' || role === 'program') return 'anybody'
  // What is confidential is of seasons, not of services: who may see some services is told none of it.
  return may(role, 'decider', true) && services === undefined ? 'decider' : 'staff'
}

/** Whether the reader may see what is confidential. */
export const seesAll = (call: Pick<Call, 'role' | 'services'>): boolean => whoReads(call) === 'decider'
