/** How much better one score tells cases apart than another. */
export interface AreaLead {
  /** Area under the curve of the one less that of the other. */
  lead: number
  /** Its standard error; null with fewer than two cases of a kind. */
  error: number | null
}

/**
 * The difference of two areas under the receiver operating characteristic over the same cases, with its standard error after DeLong:
 * for every case of outcome 1 the share of the others it is scored above, and the other way round; the error is the root of
 * var(differences of ones) ⁄ n₁ + var(differences of zeros) ⁄ n₀. Equal scores count half.
 *
 * Source: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, "Comparing the Areas under Two or More Correlated Receiver Operating
 * Characteristic Curves", Biometrics 44 (1988) 837–845.
 *
 * @param one scores, finite numbers, in any unit
 * @param other scores of the same cases
 * @param outcomes 0 or 1, one per case
 * @returns null when all outcomes are the same
 * @throws RangeError when the three differ in number
 */
export function areaLead(one: readonly number[], other: readonly number[], outcomes: readonly number[]): AreaLead | null {
  if (one.length !== outcomes.length || other.length !== outcomes.length)
    throw new RangeError('areaLead: scores and outcomes differ in number')
  const ones = outcomes.flatMap((outcome, at) => (outcome === 1 ? [at] : []))
  const zeros = outcomes.flatMap((outcome, at) => (outcome === 1 ? [] : [at]))
  if (ones.length === 0 || zeros.length === 0) return null
  const ofOnes = ones.map(at => meanOf(zeros, zero => wins(one[at]!, one[zero]!) - wins(other[at]!, other[zero]!)))
  const ofZeros = zeros.map(zero => meanOf(ones, at => wins(one[at]!, one[zero]!) - wins(other[at]!, other[zero]!)))
  const lead = meanOf(ofOnes, value => value)
  const known = ones.length > 1 && zeros.length > 1
  return { lead, error: known ? Math.sqrt(variance(ofOnes) / ones.length + variance(ofZeros) / zeros.length) : null }
}

const wins = (score: number, against: number): number => (score > against ? 1 : score === against ? 0.5 : 0)

const meanOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0) / items.length

function variance(values: readonly number[]): number {
  const mean = meanOf(values, value => value)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
