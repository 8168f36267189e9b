/**
 * The sample quantile of type 7, the default of R's `quantile`: linear interpolation between order statistics.
 *
 * With the n values in ascending order x₀ … xₙ₋₁ and h = (n − 1) × probability, the quantile is
 * x⌊h⌋ + (h − ⌊h⌋) × (x⌊h⌋₊₁ − x⌊h⌋). The minimum is at probability 0 and the maximum at 1.
 *
 * Source: R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996) 361–365, definition 7.
 *
 * @param values at least one finite number, in any order; left as they are. The result has their unit.
 * @param probability from 0 to 1
 * @throws RangeError when there is no value, one is not finite, or the probability is not within 0 to 1
 */
export function quantile(values: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`quantile: the probability must be from 0 to 1, not ${probability}`)
  if (values.length === 0) throw new RangeError('quantile: there is no value')
  const ascending = Float64Array.from(values).sort()
  // Not-a-number sorts last and infinities sort to the ends, so the two ends tell of them all.
  if (!Number.isFinite(ascending[0]) || !Number.isFinite(ascending.at(-1))) throw new RangeError('quantile: a value is not a finite number')
  return quantileOfSorted(ascending, probability)
}

/** The same of at least one value in ascending order already, for who asks many times. Nothing is checked. */
export function quantileOfSorted(ascending: ArrayLike<number>, probability: number): number {
  const place = (ascending.length - 1) * probability
  const below = ascending[Math.floor(place)]!
  const above = ascending[Math.ceil(place)]!
  return below + (place - Math.floor(place)) * (above - below)
}
