const dayMs = 86_400_000

/** The first instant of a day that is known in part, and the first instant after it: `2019` is all of 2019. */
export function roughSpan(day: string): { from: number; to: number } {
  const [year, month, of] = day.split('-').map(Number) as [number, number | undefined, number | undefined]
  const from = Date.UTC(year, (month ?? 1) - 1, of ?? 1)
  if (of !== undefined) return { from, to: from + dayMs }
  return { from, to: month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1) }
}
