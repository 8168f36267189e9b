import { atLeast, type LedgerReader } from '@sweeps/engine'
import type { FastifyRequest } from 'fastify'

/** Who reads what may be confidential: those who decide, people who work here, anybody else (programs with a read key too). */
export function reader({ identity }: FastifyRequest): LedgerReader {
  const role = identity?.role ?? 'anybody'
  if (role === 'anybody' || role === 'program') return 'anybody'
  return atLeast(role, 'decider') ? 'decider' : 'staff'
}
