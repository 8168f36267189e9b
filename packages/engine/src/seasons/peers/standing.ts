/** Where a value stands among others. */
export interface Standing {
  /** 1: the highest; who has the same value shares a rank, and the next is as much lower as they are many. */
  rank: number
  /** How many are compared, this one among them. */
  of: number
  /** Percent, to one decimal. */
  percentile: number
}

/**
 * Rank and percentile of a value among others, in whichever order those come. The percentile is the mid-rank one:
 * 100 × (others below + ½ × others that are equal) ÷ others, so that 0 is below all, 100 above all, and 50 the same as all.
 * Undefined without any others: there is nothing to stand among.
 */
export function standing(value: number, others: readonly number[]): Standing | undefined {
  if (others.length === 0) return undefined
  const below = others.filter(other => other < value).length
  const above = others.filter(other => other > value).length
  const equal = others.length - below - above
  return {
    rank: above + 1,
    of: others.length + 1,
    percentile: Math.round((1000 * (below + equal / 2)) / others.length) / 10,
  }
}
