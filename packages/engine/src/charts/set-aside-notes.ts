import { addDays, dayStart } from '@sweeps/model'
import type { GuardCount, Plays } from '../plays/index.js'
import type { ChartDefinition } from './definition.js'

const because: Record<GuardCount['rule'], string> = {
  lead: 'a clock more than two minutes ahead',
  'stop-before-start': 'a stop before the start',
  'overfull-day': 'a viewer-day of more than 24 hours',
  bot: 'a known bot',
  'test-viewer': 'a test viewer',
  'test-key': 'a test key',
}

/** What the guard rules set aside in a week of one's own census, in words: filtered viewing is reported beside the figure. */
export async function setAsideNotes(plays: Plays, definition: ChartDefinition, week: string): Promise<string[]> {
  const counts = await plays.guards.report(dayStart(week, definition.zone), dayStart(addDays(week, 7), definition.zone), plays.epoch)
  return counts.map(
    ({ rule, spans, watchedMs }) =>
      `Set aside: ${spans.toLocaleString('en')} ${spans === 1 ? 'span' : 'spans'} with ${(watchedMs / 60_000).toLocaleString('en', { maximumFractionDigits: 1 })} minutes, for ${because[rule]}.`,
  )
}
