import { addDays, localDay, Problem, weekStart } from '@sweeps/model'
import type { Engine } from '../engine.js'
import type { PanelManagement } from '../panel/index.js'

/** Whoever looks every few seconds need not have it read anew each time: files and weeks change slowly. */
const patience = 10 * 60_000

/** How all panels were kept in their last week that is over. One that lacks files, or has a person without a level, is left out: its page says so. */
export function panelsOfLastWeek(engine: Engine): Promise<PanelManagement[]> {
  const { panels, recent, catalogue, store } = engine
  return recent.get(
    'panels of last week',
    catalogue.version,
    async () => {
      const found: PanelManagement[] = []
      for (const { id, zone, firstDay } of panels.definitions.values()) {
        const week = addDays(weekStart(localDay(store.clock.now(), zone), firstDay), -7)
        try {
          found.push(await panels.management(id, week))
        } catch (error) {
          if (!(error instanceof Problem && ['cannot-weigh', 'invalid-request', 'not-found'].includes(error.code))) throw error
        }
      }
      return found
    },
    patience,
  )
}
