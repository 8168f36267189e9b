import { quantileOfSorted } from '../quantile.js'
import { type Quantiles, quantilesOf } from './quantiles.js'
import { weightedLeastSquares } from './weighted-least-squares.js'

/** A season and the one after it, by the same measure of audience, above 0. */
export interface SeasonPair {
  now: number
  next: number
}

export interface NextSeason {
  pairs: number
  /** Mean log size of the season before. */
  middle: number
  /** Of log(next ⁄ now): a constant, and a slope on log(now) from the middle. */
  coefficients: [number, number]
  /** What held-out pairs strayed from their line, in logs. */
  residuals: number[]
}

/** Fewer pairs than this teach nothing. */
export const minimumPairs = 20

/**
 * Learns from past pairs how the audience of season n + 1 goes with that of season n: log(next ⁄ now) = a + b (log now − middle), by
 * least squares. A season larger than usual is followed by less of itself (b < 0).
 *
 * Each pair's residual is from the line of the other pairs: residual ⁄ (1 − leverage), which for least squares is exact. R:
 * `rstandard(model, type = "predictive")`.
 *
 * Only pairs of which both seasons were seen can teach, so it is what a next season has *if* it is made and charts.
 *
 * @param options `anySize`: the pairs are of another source, whose sizes do not compare; then b is 0
 * @returns undefined when there are fewer than 20 pairs
 */
export function learnNextSeason(pairs: readonly SeasonPair[], { anySize = false }: { anySize?: boolean } = {}): NextSeason | undefined {
  if (pairs.length < minimumPairs) return undefined
  const logs = pairs.map(({ now }) => Math.log(now))
  const middle = logs.reduce((sum, log) => sum + log, 0) / logs.length
  const designs = logs.map(log => [1, anySize ? 0 : log - middle])
  const targets = pairs.map(({ now, next }) => Math.log(next / now))
  const [constant, slope] = weightedLeastSquares(
    designs,
    targets,
    pairs.map(() => 1),
    [0, 1e-9],
  ) as [number, number]
  const squares = designs.reduce((sum, [, size]) => sum + size! ** 2, 0)
  const residuals = designs.map(([, size], at) => {
    const leverage = 1 / pairs.length + (squares > 0 ? size! ** 2 / squares : 0)
    return (targets[at]! - constant - slope * size!) / (1 - leverage)
  })
  return { pairs: pairs.length, middle, coefficients: [constant, slope], residuals }
}

/** Nineteen equally likely places of a distribution. */
const places = Array.from({ length: 19 }, (_, at) => (at + 0.5) / 19)

/**
 * Forecasts the next season's audience from a forecast of this one's: every place of the one with every held-out residual of the
 * other, as if they had nothing to do with each other.
 *
 * @param nowAt this season's audience as a function of the probability that it is not exceeded
 */
export function forecastNextSeason({ middle, coefficients, residuals }: NextSeason, nowAt: (probability: number) => number): Quantiles {
  const values = places.flatMap(place => {
    const log = Math.log(nowAt(place))
    const expected = log + coefficients[0] + coefficients[1] * (log - middle)
    return residuals.map(residual => expected + residual)
  })
  const ascending = Float64Array.from(values).sort()
  return quantilesOf(probability => Math.exp(quantileOfSorted(ascending, probability)))
}
