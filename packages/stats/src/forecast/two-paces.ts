import { median } from '../median.js'
import { densityStudent4, probabilityStudent4 } from './student-4.js'
import { weightedLeastSquares } from './weighted-least-squares.js'

/** One past season in the pool. */
export interface PaceRow {
  /** What was known of it when its forecast would have been made; the same features in every row, without a constant. */
  features: readonly number[]
  /** What came of it. */
  target: number
  /** How much the row counts, above 0. */
  weight: number
  /** Log of how many times likelier what is known makes the second pace (episodes that come out one by one); 0: it tells nothing. */
  evidence: number
}

/** Two lines through a pool of seasons, and what tells which of them a season follows. */
export interface TwoPaces {
  /** Of each pace: a constant, then one coefficient a feature. The second pace is the one of larger targets. */
  coefficients: [number[], number[]]
  /** Scale of Student's t around each line. */
  spreads: [number, number]
  /** Log odds of the second pace: a constant, then one coefficient a feature. */
  gate: number[]
}

/** The distribution of one season's target: two Student's t, the second with this probability. */
export interface TwoPacesAt {
  probability: number
  centres: [number, number]
  spreads: [number, number]
}

/** Strength of the ridge on slopes. */
const ridge = 2
/** The algorithm stops when no row's membership moves further than this in a step, or after so many steps. */
const still = 1e-3
const mostSteps = 200
const smallestSpread = 0.01

/**
 * Fits a mixture of two linear regressions with a logistic gate: y = βₖ·x + σₖ t₄, where k is 1 or 2 and
 * log odds(k = 2) = γ·x + evidence. Seasons released at once and seasons of which episodes come out week by week decay along two
 * different lines, and few sources say which is which.
 *
 * By expectation and maximisation: each row belongs to each line by its posterior probability; each line is refitted with those
 * as weights, times Student's 5 ⁄ (4 + z²) for outliers; the gate takes one Newton step. A ridge of 2 draws slopes to 0.
 * Features should be of a size near 1. It starts from the rows above and below the median plus one robust deviation, with the evidence.
 *
 * Source: R. A. Jacobs, M. I. Jordan et al., "Adaptive Mixtures of Local Experts", Neural Computation 3 (1991) 79–87;
 * K. L. Lange, R. J. Little and J. M. Taylor, "Robust Statistical Modeling Using the t Distribution", JASA 84 (1989) 881–896.
 *
 * @param rows more than a constant and the features
 * @param start a fit of nearly the same rows, to begin from
 * @throws RangeError when there are too few rows
 */
export function fitTwoPaces(rows: readonly PaceRow[], start?: TwoPaces): TwoPaces {
  const width = 1 + (rows[0]?.features.length ?? 0)
  if (rows.length < width + 1) throw new RangeError(`fitTwoPaces: ${rows.length} rows are too few for ${width - 1} features`)
  const designs = rows.map(({ features }) => [1, ...features])
  const targets = rows.map(({ target }) => target)
  const penalty = Array.from({ length: width }, (_, at) => (at === 0 ? 1e-9 : ridge))
  let { second, trusts } = start
    ? membership(start, designs, rows)
    : { second: firstGuess(rows, targets), trusts: [rows.map(() => 1), rows.map(() => 1)] }
  let model: TwoPaces = start ?? { coefficients: [[], []], spreads: [0, 0], gate: designs[0]!.map(() => 0) }
  for (let step = 0, moved = 1; moved > still && step < mostSteps; step++) {
    const first = line(
      designs,
      targets,
      rows,
      second.map(share => 1 - share),
      trusts[0]!,
      penalty,
    )
    const other = line(designs, targets, rows, second, trusts[1]!, penalty)
    const gate = newtonStep(designs, second, rows, model.gate, penalty)
    model = { coefficients: [first.coefficients, other.coefficients], spreads: [first.spread, other.spread], gate }
    const before = second
    ;({ second, trusts } = membership(model, designs, rows))
    moved = second.reduce((most, now, at) => Math.max(most, Math.abs(now - before[at]!)), 0)
  }
  return model
}

/** Each row's probability of the second pace before anything is fitted: large targets, and what the evidence says. */
function firstGuess(rows: readonly PaceRow[], targets: readonly number[]): number[] {
  const middle = median(targets)
  const deviation = Math.max(smallestSpread, 1.4826 * median(targets.map(target => Math.abs(target - middle))))
  return rows.map(({ target, evidence }) => logistic(evidence + Math.max(-2, Math.min(2, (2 * (target - middle)) / deviation - 2))))
}

/** Each row's probability of the second pace, and how far each line trusts it, which is less the further it lies off. */
function membership(model: TwoPaces, designs: readonly number[][], rows: readonly PaceRow[]): { second: number[]; trusts: number[][] } {
  const [first, other] = model.coefficients
  const [narrow, wide] = model.spreads
  const trusts: number[][] = [[], []]
  const second: number[] = []
  // A plain loop: this is where the time goes.
  for (let at = 0; at < rows.length; at++) {
    const { target, evidence } = rows[at]!
    const error = (target - dot(first, designs[at]!)) / narrow
    const otherError = (target - dot(other, designs[at]!)) / wide
    trusts[0]!.push(5 / (4 + error * error))
    trusts[1]!.push(5 / (4 + otherError * otherError))
    const odds = logistic(dot(model.gate, designs[at]!) + evidence)
    const one = ((1 - odds) * densityStudent4(error)) / narrow
    const two = (odds * densityStudent4(otherError)) / wide
    second.push(two / (one + two))
  }
  return { second, trusts }
}

/** One line through the rows, each by its share in it. */
function line(
  designs: readonly number[][],
  targets: readonly number[],
  rows: readonly PaceRow[],
  shares: readonly number[],
  trusts: readonly number[],
  penalty: readonly number[],
): { coefficients: number[]; spread: number } {
  // A line that nothing belongs to still has to be somewhere.
  const belongs = shares.map((share, at) => share * rows[at]!.weight + 1e-9)
  const weights = belongs.map((share, at) => share * trusts[at]!)
  const coefficients = weightedLeastSquares(designs, targets, weights, penalty)
  let squares = 0
  let sum = 0
  for (let at = 0; at < designs.length; at++) {
    squares += weights[at]! * (targets[at]! - dot(coefficients, designs[at]!)) ** 2
    sum += belongs[at]!
  }
  return { coefficients, spread: Math.max(smallestSpread, Math.sqrt(squares / sum)) }
}

/** One step of iteratively reweighted least squares for the gate, with each row's evidence as its offset. */
function newtonStep(
  designs: readonly number[][],
  second: readonly number[],
  rows: readonly PaceRow[],
  gate: readonly number[],
  penalty: readonly number[],
): number[] {
  const targets: number[] = []
  const weights: number[] = []
  for (let at = 0; at < rows.length; at++) {
    const linear = dot(gate, designs[at]!)
    const expected = logistic(linear + rows[at]!.evidence)
    const curvature = Math.max(1e-4, expected * (1 - expected))
    targets.push(linear + (second[at]! - expected) / curvature)
    weights.push(rows[at]!.weight * curvature)
  }
  return weightedLeastSquares(designs, targets, weights, penalty)
}

/** What a fitted model says of one season. */
export function twoPacesAt({ coefficients, spreads, gate }: TwoPaces, features: readonly number[], evidence = 0): TwoPacesAt {
  const design = [1, ...features]
  return {
    probability: logistic(dot(gate, design) + evidence),
    centres: [dot(coefficients[0], design), dot(coefficients[1], design)],
    spreads,
  }
}

/** Probability that the target is at most this. */
export const probabilityBelow = ({ probability, centres, spreads }: TwoPacesAt, target: number): number =>
  (1 - probability) * probabilityStudent4((target - centres[0]) / spreads[0]) +
  probability * probabilityStudent4((target - centres[1]) / spreads[1])

/**
 * The target that is not exceeded with this probability, by bisection.
 *
 * @param wanted above 0 and below 1
 * @throws RangeError when it is not
 */
export function targetAt(distribution: TwoPacesAt, wanted: number): number {
  if (!(wanted > 0 && wanted < 1)) throw new RangeError(`targetAt: the probability must be above 0 and below 1, not ${wanted}`)
  const { centres, spreads } = distribution
  const reach = Math.max(...spreads)
  let low = Math.min(...centres) - reach
  let high = Math.max(...centres) + reach
  while (probabilityBelow(distribution, low) > wanted) low -= high - low
  while (probabilityBelow(distribution, high) < wanted) high += high - low
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2
    if (probabilityBelow(distribution, middle) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value))

const dot = (one: readonly number[], other: readonly number[]): number => {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum
}
