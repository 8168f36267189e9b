/**
 * Divides a whole number of units (cents) over weights, so that the parts are whole and add up to exactly all of it: each gets its
 * share rounded down, and what is left goes one by one to those who lost most by that, the earlier first where they lost the same.
 *
 * Source: the method of largest remainders (A. Hamilton, 1791), as in M. L. Balinski and H. P. Young, Fair Representation, 1982.
 *
 * @param total a whole number, not negative
 * @param weights none negative; at least one above 0 unless the total is 0. Their unit does not matter.
 * @throws RangeError when the total is no such number, a weight is none, or there is nothing to divide it over
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`apportion: the total must be a whole number, not ${total}`)
  if (weights.some(weight => !(weight >= 0 && Number.isFinite(weight))))
    throw new RangeError('apportion: a weight is negative or no number')
  const sum = weights.reduce((sofar, weight) => sofar + weight, 0)
  if (total === 0) return weights.map(() => 0)
  if (sum === 0) throw new RangeError('apportion: no weight is above 0')
  const exact = weights.map(weight => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((sofar, part) => sofar + part, 0)
  const byLoss = exact
    .map((share, at) => ({ at, lost: share - parts[at]! }))
    .sort((one, other) => other.lost - one.lost || one.at - other.at)
  for (const { at } of byLoss.slice(0, left)) parts[at]!++
  return parts
}
