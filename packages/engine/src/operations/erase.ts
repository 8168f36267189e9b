import { Problem } from '@sweeps/model'
import type { Engine } from '../engine.js'
import { eraseViewer, servicesSeen } from '../plays/index.js'

export interface Erased {
  services: string[]
  /** Rows of viewing that were removed; a span may be several before merges. */
  rows: number
}

/**
 * Removes what was watched by a viewer, given by the id the service sends, or by all viewers of an account of that id.
 * The hash is made the same way again: the id itself is stored nowhere. Published figures stay as they were published.
 */
export async function erase(engine: Engine, input: { viewer: string; service?: string }, actor: string): Promise<Erased> {
  if (!input.viewer) throw new Problem('usage', 'name the viewer by the id that the service sends')
  const services = input.service ? [input.service] : await servicesSeen(engine.store)
  const rows = await eraseViewer(engine.store, engine.plays, services, input.viewer)
  await engine.rollup.forgetErased()
  engine.charts.changed('census')
  // Who was erased is not written down: that would be the last trace of them.
  await engine.people.audit.record(actor, 'erase', `a viewer of ${services.length} services, ${rows} rows`)
  return { services, rows }
}
