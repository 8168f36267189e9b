import type { Audience, Truth } from '../src/index.js'

/** The truth as lines that can be compared with those of the brute force. */
export function truthRows({ total, byTitleWeek, bySeasonWeek, byEpisodeDay }: Truth): string[] {
  const line = (key: string, { watchedMs, plays, viewers, accounts }: Audience) => [key, watchedMs, plays, viewers, accounts].join(' ')
  return [
    line('total', total),
    ...byTitleWeek.map(row => line(`${row.title} ${row.week}`, row)),
    ...bySeasonWeek.map(row => line(`${row.title} ${row.season} ${row.week}`, row)),
    ...byEpisodeDay.map(row => line(`${row.title} ${row.season} ${row.episode} ${row.day}`, row)),
  ].sort()
}
