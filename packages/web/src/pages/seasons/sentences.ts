import type { SeasonDay, SeasonEpisode } from '@sweeps/model'
import { figureWords } from '../../ui/format/figureWords'

/**
 * What the episodes say in a sentence: at which one half of those who began the first were gone, or how many began the last. Null where too
 * little may be shown. A season that is begun elsewhere than at its beginning has no such sentence.
 */
export function leftSentence(episodes: readonly Pick<SeasonEpisode, 'episode' | 'starters'>[]): string | null {
  const [first] = episodes
  const last = episodes.at(-1)
  if (!first?.starters || episodes.length < 2) return null
  const half = episodes.find(({ starters }) => starters !== null && starters * 2 <= first.starters!)
  if (half) return `Half had left by episode ${half.episode}`
  if (last!.starters === null || last!.starters > first.starters) return null
  return `${figureWords.share(last!.starters / first.starters)} of those who began came to the last episode`
}

/** In how many of the first days half of all hours were watched; null while a day before that is not shown. */
export function halfSentence(days: readonly Pick<SeasonDay, 'day' | 'watchedMs'>[], watchedMs: number | null): string | null {
  if (!watchedMs) return null
  let sum = 0
  for (const { day, watchedMs: ofDay } of days) {
    if (ofDay === null) return null
    sum += ofDay
    if (sum * 2 >= watchedMs)
      return day === 1 ? 'Half of all hours were watched on the first day' : `Half of all hours were watched in the first ${day} days`
  }
  return null
}
