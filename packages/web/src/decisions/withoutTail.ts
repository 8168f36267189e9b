/** Of the weeks at the end that are all the same nothing, the first: a year of them tells no more. Weeks of the states kept stay. */
export function withoutTail<Week extends { state: string }>(
  weeks: Week[],
  kept: readonly Week['state'][],
): { shown: Week[]; later: number } {
  const last = weeks.at(-1)
  if (!last || kept.includes(last.state)) return { shown: weeks, later: 0 }
  const shown = weeks.slice(0, weeks.findLastIndex(({ state }) => state !== last.state) + 2)
  return { shown, later: weeks.length - shown.length }
}
