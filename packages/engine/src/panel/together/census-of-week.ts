import { addDays } from '@sweeps/model'
import type { Catalogue } from '../../catalogue/index.js'
import { minutes } from '../../minutes/index.js'
import type { Plays } from '../../plays/index.js'
import type { Store } from '../../store/index.js'
import type { PanelDefinition } from '../definition.js'

/**
 * Device minutes of a week that the census counted in the market of a panel, by `service\0title`. Plays that name no market are those of a
 * service that has only this one.
 *
 * @param week its first day, in the zone of the panel
 */
export async function censusOfWeek(
  stages: { store: Store; plays: Plays; catalogue: Catalogue },
  { zone, market, census }: PanelDefinition,
  week: string,
): Promise<Map<string, number>> {
  const { rows } = await minutes(stages, {
    ...{ from: week, to: addDays(week, 7), tz: zone },
    ...{ by: 'service,title,market', metric: 'watched' },
  })
  const found = new Map<string, number>()
  for (const row of rows) {
    const service = String(row['service'])
    if (!census?.services.includes(service) || (row['market'] !== undefined && row['market'] !== market)) continue
    const key = `${service}\0${row['title'] ?? row['content']}`
    found.set(key, (found.get(key) ?? 0) + Number(row['watchedMs']) / 60_000)
  }
  return found
}
