import { normalDeviate } from '../forecast/normal-deviate.js'
import type { Quantiles } from '../forecast/quantiles.js'

const deviates = [0.1, 0.25, 0.5, 0.75, 0.9].map(normalDeviate)

/**
 * The value of a forecast at a standard normal deviate: through its five quantiles, straight between them on the scale of logs, and on
 * with the slope of the last stretch beyond them. Quantiles of 0 are taken as a millionth of the median.
 *
 * @returns a function of the deviate, in the unit of the quantiles
 */
export function placeOn({ p10, p25, p50, p75, p90 }: Quantiles): (deviate: number) => number {
  const least = Math.max(p50 * 1e-6, Number.MIN_VALUE)
  const logs = [p10, p25, p50, p75, p90].map(value => Math.log(Math.max(value, least)))
  return deviate => {
    let at = 1
    while (at < 4 && deviate > deviates[at]!) at++
    const slope = (logs[at]! - logs[at - 1]!) / (deviates[at]! - deviates[at - 1]!)
    return Math.exp(logs[at - 1]! + slope * (deviate - deviates[at - 1]!))
  }
}

/** The same on the plain scale, never below 0: for a share that may be none. */
export function placeOnPlain({ p10, p25, p50, p75, p90 }: Quantiles): (deviate: number) => number {
  const values = [p10, p25, p50, p75, p90]
  return deviate => {
    let at = 1
    while (at < 4 && deviate > deviates[at]!) at++
    const slope = (values[at]! - values[at - 1]!) / (deviates[at]! - deviates[at - 1]!)
    return Math.max(0, values[at - 1]! + slope * (deviate - deviates[at - 1]!))
  }
}
