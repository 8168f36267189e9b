import { quantile } from './quantile.js'

/**
 * The median: the middle value, or the mean of the two middle values when their number is even.
 *
 * @param values at least one finite number, in any order; left as they are. The result has their unit.
 * @throws RangeError when there is no value or one is not finite
 */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5)
}
