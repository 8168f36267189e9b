import { addDays, parseDay } from '@sweeps/model'
import { inTabRule, type PanelDefinition } from './definition.js'
import type { PanelDay } from './read/read-days.js'

/** The households that reported validly on a day. */
export const householdsOn = (days: readonly PanelDay[], day: string): Set<string> =>
  new Set(days.filter(one => one.day === day && one.inTab).map(({ household }) => household))

/**
 * The households that count in a week: in-tab on enough of its days, with a day of the weekend among them if the panel's rule says so
 * (5 of 7 and yes, unless the definition has another).
 */
export function householdsInTab(definition: PanelDefinition, days: readonly PanelDay[], week: string): Set<string> {
  const rule = inTabRule(definition)
  const end = addDays(week, 6)
  const count = new Map<string, { days: number; weekend: boolean }>()
  for (const { household, day, inTab } of days) {
    if (!inTab || day < week || day > end) continue
    const so = count.get(household) ?? { days: 0, weekend: false }
    count.set(household, { days: so.days + 1, weekend: so.weekend || parseDay(day, 'day').dayOfWeek >= 6 })
  }
  return new Set([...count].filter(([, so]) => so.days >= rule.days && (so.weekend || !rule.weekendDay)).map(([household]) => household))
}
