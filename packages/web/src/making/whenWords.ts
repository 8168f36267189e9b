import { roughDayWords } from '../shell/roughDayWords'
import type { TimelineEvent } from './timelineOf'

/** When it was, as far as that is known: `2019 to April 2020`, `from 2020, end not known`. */
export function whenWords({ from, to, lasts }: Pick<TimelineEvent, 'from' | 'to' | 'lasts'>): string {
  if (!lasts) return roughDayWords(from)
  if (from !== null && to !== null) return from === to ? roughDayWords(from) : `${roughDayWords(from)} to ${roughDayWords(to)}`
  if (from !== null) return `from ${roughDayWords(from)}, end not known`
  if (to !== null) return `until ${roughDayWords(to)}, beginning not known`
  return 'days not known'
}
