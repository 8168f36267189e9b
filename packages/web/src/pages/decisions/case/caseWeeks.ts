/** Without the end, where all weeks are of one state, but for the first of them: a year of missing weeks is one line. Weeks in `always` stay. */
export function withoutTail<Week extends { state: string }>(
  weeks: Week[],
  always: readonly Week['state'][],
): { weeks: Week[]; later: number } {
  const last = weeks.at(-1)
  if (!last || always.includes(last.state)) return { weeks, later: 0 }
  const rest = weeks.slice(0, weeks.findLastIndex(({ state }) => state !== last.state) + 2)
  return { weeks: rest, later: weeks.length - rest.length }
}

/** The list of hours of one’s own plays: only of those is the audience known. */
export const ownPlays = 'census'

/** Where hours are from, in words. */
export const sourceWords = (source: string): string =>
  source === ownPlays ? 'own plays' : source === 'netflix-top10' ? 'Netflix Top 10' : source.replaceAll('-', ' ')
