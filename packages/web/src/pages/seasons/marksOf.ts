import type { SeasonEpisode } from '@sweeps/model'
import type { Mark } from './drawLines'

/** Something that is known of a season, on a day. */
export interface DatedFact {
  /** `2021-09-14`, or an instant. */
  date: string
  words: string
}

const dayMs = 86_400_000

/**
 * What happened on days of a window: when episodes came out, and what else is known of the season. Days are counted from the release; several
 * things of one day stand together.
 */
export function marksOf(
  released: string,
  window: number,
  episodes: readonly Pick<SeasonEpisode, 'episode' | 'released'>[],
  facts: readonly DatedFact[],
): Mark[] {
  const found = new Map<number, string[]>()
  const add = (date: string, words: string): void => {
    const day = Math.round((Date.parse(date.slice(0, 10)) - Date.parse(released)) / dayMs) + 1
    if (day < 1 || day > window) return
    found.set(day, [...(found.get(day) ?? []), words])
  }
  add(released, 'premiere')
  const later = episodes.flatMap(({ episode, released: date }) => (date !== null && date > released ? [{ episode, date }] : []))
  for (const date of new Set(later.map(of => of.date))) {
    const out = later.filter(of => of.date === date)
    add(date, out.length === 1 ? `ep. ${out[0]!.episode}` : `ep. ${out[0]!.episode}–${out.at(-1)!.episode}`)
  }
  for (const { date, words } of facts) add(date, words)
  return [...found].sort(([one], [other]) => one - other).map(([x, words]) => ({ x, words: words.join(', ') }))
}
