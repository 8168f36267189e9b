import { addDays, dayStart } from '@sweeps/model'
import { everyEpoch, type GuardCount, type Plays } from '../plays/index.js'
import type { ChartDefinition } from './definition.js'
import { firstMarketOf } from './of-market.js'

const because: Record<GuardCount['rule'], string> = {
  lead: 'a clock more than two minutes ahead',
  'stop-before-start': 'a stop before the start',
  'longer-than-content': 'one stretch that outlasts its content',
  'overfull-day': 'a viewer-day of more than 24 hours',
  bot: 'a known bot',
  'test-viewer': 'a test viewer',
  'test-key': 'a test key',
  'other-source': 'a source that does not speak for its service then',
}

/** What the guard rules set aside in a week of one's own census, in words: filtered viewing is reported beside the figure. */
export async function setAsideNotes(plays: Plays, definition: ChartDefinition, week: string): Promise<string[]> {
  const counts = await plays.guards.report(dayStart(week, definition.zone), dayStart(addDays(week, 7), definition.zone), everyEpoch)
  const where = definition.market === firstMarketOf(definition) ? '' : ' in all markets'
  return counts.map(
    ({ rule, spans, watchedMs }) =>
      `Set aside${where}: ${spans.toLocaleString('en')} ${spans === 1 ? 'span' : 'spans'} with ${(watchedMs / 60_000).toLocaleString('en', { maximumFractionDigits: 1 })} minutes, for ${because[rule]}.`,
  )
}
