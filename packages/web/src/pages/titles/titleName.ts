const seasonLabel = /[\s:,–-]*\b(season|part|volume|vol\.|chapter|series|limited series|book)\b[\s.]*\d*$/i

/**
 * What a title is called over all its seasons, from the names its rows carry: that of a row of the whole title, else what
 * the names of its seasons begin with (`Money Heist: Part 4`, `Money Heist: Part 5` → `Money Heist`).
 */
export function titleName(runs: readonly { season: number | null; name: string }[]): string {
  const whole = runs.findLast(({ season }) => season === null)
  if (whole) return whole.name
  const names = [...new Set(runs.map(({ name }) => name))]
  const shared = names.reduce(commonStart, names[0] ?? '')
  return (names.length > 1 ? shared.replace(/\s*\d*$/, '') : shared).replace(seasonLabel, '').replace(/[\s:,–-]+$/, '') || (names[0] ?? '')
}

function commonStart(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return one.slice(0, length)
}
