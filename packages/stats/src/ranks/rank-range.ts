/** Between which ranks an estimate may truly be; rank 1 is the largest. */
export interface RankRange {
  readonly low: number
  readonly high: number
}

/** Ranks by estimate, the largest first; equal estimates share the best of their ranks. */
export function ranksOf(estimates: ArrayLike<number>): Int32Array {
  const descending = Float64Array.from(estimates).sort().reverse()
  const first = new Map<number, number>()
  descending.forEach((estimate, at) => {
    if (!first.has(estimate)) first.set(estimate, at + 1)
  })
  return Int32Array.from(estimates, estimate => first.get(estimate)!)
}
