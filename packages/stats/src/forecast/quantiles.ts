/** A forecast: values not exceeded with probability 10, 25, 50, 75 and 90 %. p25 to p75 is the 50 % interval, p10 to p90 the 80 % one. */
export interface Quantiles {
  p10: number
  p25: number
  p50: number
  p75: number
  p90: number
}

/** Quantiles from a function of the probability that never falls. */
export const quantilesOf = (valueAt: (probability: number) => number): Quantiles => ({
  p10: valueAt(0.1),
  p25: valueAt(0.25),
  p50: valueAt(0.5),
  p75: valueAt(0.75),
  p90: valueAt(0.9),
})

/** What is known already: the same value throughout. */
export const certain = (value: number): Quantiles => quantilesOf(() => value)
