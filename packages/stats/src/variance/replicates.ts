/** How many different samples replicate weights pretend there had been, and how their spread becomes a variance. */
export interface Replicates {
  /** For each replicate one factor for each primary unit, such as a household: its base weight is multiplied by it. */
  readonly factors: readonly Float64Array[]
  /** Variance = scale × Σ replicateScales × (replicate − centre)². */
  readonly scale: number
  readonly replicateScales: Float64Array
  /** Of the variance, for intervals. */
  readonly degreesOfFreedom: number
}

export const equalScales = (count: number): Float64Array => new Float64Array(count).fill(1)

/** How many different units a list of codes from 0 names, each of which must occur. */
export function countCodes(method: string, codes: ArrayLike<number>): number {
  let count = 0
  for (let at = 0; at < codes.length; at++) count = Math.max(count, codes[at]! + 1)
  const present = new Uint8Array(count)
  for (let at = 0; at < codes.length; at++) present[codes[at]!] = 1
  const absent = present.indexOf(0)
  if (absent >= 0) throw new RangeError(`${method}: nothing has the code ${absent}`)
  return count
}
