const dayMs = 86_400_000

/** The day on which a week of a season begins, counted from its release: 1 is the first. */
export const weekBegins = (released: string, week: number): string =>
  new Date(Date.parse(released) + 7 * dayMs * (week - 1)).toISOString().slice(0, 10)

/** How many weeks have begun by a day, two years at most. */
export const weeksBegun = (released: string, today: string): number =>
  Math.min(104, Math.max(0, Math.floor((Date.parse(today) - Date.parse(released)) / dayMs / 7) + 1))

/** Which weeks the days of a range are; null where they are none of the season. */
export function weeksOf(released: string, { from, to }: { from: string; to: string }): { first: number; last: number } | null {
  const [first, last] = [from, to].map(day => (Date.parse(day) - Date.parse(released)) / dayMs / 7) as [number, number]
  return Number.isInteger(first) && Number.isInteger(last) && first >= 0 && last > first ? { first: first + 1, last } : null
}
