const day = 86_400_000

/** The length of a whole sitting in ms, or why there is none. */
export function sittingLength(ms: number): number | { leftOut: string } {
  if (Number.isNaN(ms)) return { leftOut: 'lengths that are no number' }
  if (ms === 0) return { leftOut: 'plays of no length: no stop was seen, or nothing was played' }
  if (ms < 0) return { leftOut: 'plays of less than no length: no stop was seen, or the counter ran over' }
  if (ms > day) return { leftOut: 'plays of more than 24 hours in one: no stop was seen' }
  return Math.round(ms)
}
