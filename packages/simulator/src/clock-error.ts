import { random } from '@sweeps/stats'
import { MINUTE, SECOND } from './day.js'
import type { Plan } from './options.js'
import { streams } from './streams.js'

/** How far ahead of the right time a viewer's clock runs, in milliseconds; below 0 when it is late. The same for all its devices. */
export function clockError({ seed, faults }: Plan, viewer: number): number {
  const luck = random(seed, streams.clock(viewer))
  const [far, near] = [luck.uniform(), luck.uniform()]
  const farAhead = luck.integer(3 * MINUTE, 10 * MINUTE)
  const slightly = luck.integer(-90 * SECOND, 90 * SECOND)
  if (far < faults.ahead) return farAhead
  return near < faults.clocks ? slightly : 0
}
