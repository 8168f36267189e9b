import { Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import { eraseRejects, eraseViewer, observedServices } from '../plays/index.js'

/** How much was removed. */
export const Erased = Type.Object({
  services: Type.Array(Type.String()),
  rows: Type.Integer({ description: 'rows of viewing; a span may be several before merges' }),
  rejects: Type.Integer({ description: 'refused messages' }),
  silentNodes: Type.Array(Type.String(), {
    description: 'nodes that were silent: what they had acknowledged and not loaded by then comes in when they are back; erase again then',
  }),
})
export type Erased = Static<typeof Erased>

/**
 * Removes what was watched by a viewer, given by the id the service sends, or by all viewers of an account of that id.
 * The hash is made the same way again: the id itself is stored nowhere. Published figures stay as they were published.
 */
export async function erase(engine: Engine, input: { viewer: string; service?: string }): Promise<Erased> {
  if (!input.viewer) throw new Problem('usage', 'name the viewer by the id that the service sends')
  const services = input.service ? [input.service] : await observedServices(engine.store)
  const { rows, silent } = await eraseViewer(engine.store, engine.plays, services, input.viewer)
  const rejects = await eraseRejects(engine.store, engine.plays, input.viewer, input.service)
  engine.census.forget()
  await engine.rollup.forgetErased()
  engine.charts.changed('census')
  return { services, rows, rejects, silentNodes: silent }
}
