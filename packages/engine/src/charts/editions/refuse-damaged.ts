import { addDays, dayStart, Problem } from '@sweeps/model'
import type { Store } from '../../store/index.js'
import type { ChartDefinition } from '../definition.js'

/**
 * Throws `data-damaged` when a chart of a week may rest on what is lost. Damage of viewing touches its week and those after, whose
 * movement, peaks and weeks on chart count it; damage of anything else may touch everything.
 */
export function refuseDamaged(store: Store, definition: ChartDefinition, week: string): void {
  const end = dayStart(addDays(week, 7), definition.zone)
  for (const { table, week: lost } of store.damage) {
    if (table === 'spans' && definition.source !== 'census') continue
    if (lost !== undefined && Date.parse(lost) >= end) continue
    throw new Problem(
      'data-damaged',
      `week: a damaged part of ${table} was set aside, and the week of ${week} may miss ${table === 'spans' ? 'viewing' : 'what was in it'}: ` +
        '`sweeps doctor` says what to do; nothing was published or verified',
    )
  }
}
