import { WeightingProblem } from './weighting-problem.js'

/** The least and the greatest factor weight ⁄ base weight: one for all units, or one for each. */
export interface Bounds {
  readonly low: number | Float64Array
  readonly high: number | Float64Array
}

export type DistanceName = 'linear' | 'raking' | 'logit' | 'truncated'

/** The factor as a function of u = x'λ, and its derivative, for one unit. */
export interface Distance {
  factor(u: number, unit: number): number
  slope(u: number, unit: number): number
}

/**
 * The factors that belong to a distance between weights and base weights.
 *
 * - `linear`: 1 + u, least squares; weights can come out negative.
 * - `raking`: eᵘ, never negative.
 * - `logit`: (L (U − 1) + U (1 − L) e^{Au}) ⁄ (U − 1 + (1 − L) e^{Au}) with A = (U − L) ⁄ ((1 − L)(U − 1)): smooth, within the bounds.
 * - `truncated`: 1 + u, cut off at the bounds.
 *
 * Source: J.-C. Deville and C.-E. Särndal, "Calibration Estimators in Survey Sampling", Journal of the American Statistical Association
 * 87 (1992) 376–382, cases 1, 2, 6 and 7.
 *
 * @throws WeightingProblem when bounds are missing, given where there are none, or not in the order that the distance needs
 */
export function distanceOf(name: DistanceName, bounds?: Bounds): Distance {
  if (name === 'linear' || name === 'raking') {
    if (bounds) throw unfit(`${name} has no bounds: choose logit or truncated, or leave the bounds out`)
    return name === 'linear' ? linear : raking
  }
  if (!bounds) throw unfit(`${name} needs bounds: the least and the greatest factor`)
  const low = at(bounds.low)
  const high = at(bounds.high)
  checkBounds(name, bounds)
  if (name === 'logit') return logit(low, high)
  return {
    factor: (u, unit) => Math.min(Math.max(1 + u, low(unit)), high(unit)),
    slope: (u, unit) => (1 + u > low(unit) && 1 + u < high(unit) ? 1 : 0),
  }
}

const linear: Distance = { factor: u => 1 + u, slope: () => 1 }
const raking: Distance = { factor: Math.exp, slope: Math.exp }

function logit(low: (unit: number) => number, high: (unit: number) => number): Distance {
  const grown = (u: number, unit: number) => {
    const [least, most] = [low(unit), high(unit)]
    return Math.exp(Math.min(((most - least) * u) / ((1 - least) * (most - 1)), 700))
  }
  return {
    factor: (u, unit) => {
      const [least, most] = [low(unit), high(unit)]
      const power = grown(u, unit)
      return (least * (most - 1) + most * (1 - least) * power) / (most - 1 + (1 - least) * power)
    },
    slope: (u, unit) => {
      const [least, most] = [low(unit), high(unit)]
      const power = grown(u, unit)
      return (((most - least) * power) / (most - 1 + (1 - least) * power)) * ((most - least) / (most - 1 + (1 - least) * power))
    },
  }
}

function checkBounds(name: 'logit' | 'truncated', { low, high }: Bounds): void {
  const count = Math.max(typeof low === 'number' ? 1 : low.length, typeof high === 'number' ? 1 : high.length)
  for (let unit = 0; unit < count; unit++) {
    const [least, most] = [at(low)(unit), at(high)(unit)]
    if (!(least < most)) throw unfit(`the lower bound ${least} is not below the upper bound ${most}`)
    if (name === 'logit' && !(least < 1 && most > 1))
      throw unfit(`logit needs a lower bound below 1 and an upper bound above 1, not ${least} and ${most}`)
  }
}

/** A bound of one unit. */
export function at(bound: number | Float64Array): (unit: number) => number {
  return typeof bound === 'number' ? () => bound : unit => bound[unit]!
}

const unfit = (why: string) => new WeightingProblem('calibrate', { kind: 'bounds', why })
