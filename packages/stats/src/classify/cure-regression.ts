import { invertPositive } from './invert-positive.js'
import { probabilityOf } from './log-odds.js'
import type { LogisticModel } from './logistic-regression.js'
import { addSquare, dot, penalty, solvePenalised } from './penalised-fit.js'
import { standardised, standardOf } from './standardise.js'

/** What is known of a case: the event came after a time; it never will; or after that time it had not come yet. */
export interface Waited {
  state: 'came' | 'never' | 'open'
  /** Of `came`: how long it took. Of `open`: how long it has been. In any one unit, 0 or more. Of `never` it is not read. */
  time: number
}

export interface CureModel extends Omit<LogisticModel, 'ridge'> {
  /** λ of each feature. */
  ridge: readonly number[]
  /** Of those to which the event comes at all, the share to which it has come after a time: a step at each time seen. */
  shareAfter(time: number): number
}

/**
 * A mixture cure model: the probability p that an event comes at all is logistic in the features, and how long it takes, where it comes,
 * has one distribution F for all, which is not given a form. Cases still open count for what they are: with features alone such a
 * case comes with probability p; after it has waited t without, with p (1 − F(t)) ÷ (1 − p F(t)). To take them for "no" would call the
 * young ones failures; to leave them out and keep those of their age that came would call the young ones successes.
 *
 * Fitted by expectation and maximisation: the open cases' probabilities are their outcomes in a logistic regression with a ridge penalty and
 * their weights in the product-limit estimate of F, in turns until they rest. F is 1 after the longest time seen.
 * The covariance is the inverse of the observed information (information with all known, less what is missing of it: Louis).
 *
 * Sources: J. Berkson and R. P. Gage, "Survival Curve for Cancer Patients Following Treatment", JASA 47 (1952) 501–515; J. P. Sy and
 * J. M. G. Taylor, "Estimation in a Cox Proportional Hazards Cure Model", Biometrics 56 (2000) 227–236; T. A. Louis, "Finding the Observed
 * Information Matrix when Using the EM Algorithm", JRSS B 44 (1982) 226–233.
 *
 * @param rows one per case: the features, all finite
 * @param waits one per row; some must have come, some must never come
 * @param ridge λ of the penalty, above 0: one for all features, or one of each
 * @throws RangeError for other shapes, when none came or none never will, when it does not come to rest
 */
export function cureRegression(
  rows: readonly (readonly number[])[],
  waits: readonly Waited[],
  ridge: number | readonly number[],
): CureModel {
  if (rows.length !== waits.length) throw new RangeError('cureRegression: rows and waits differ in number')
  const cameAfter = waits.filter(({ state }) => state === 'came').map(({ time }) => time)
  if (cameAfter.length === 0) throw new RangeError('cureRegression: the event came to none')
  if (!waits.some(({ state }) => state === 'never')) throw new RangeError('cureRegression: there is none to which it never comes')
  if (!waits.every(({ state, time }) => state === 'never' || (time >= 0 && Number.isFinite(time))))
    throw new RangeError('cureRegression: a time is negative or not finite')
  const penalties = typeof ridge === 'number' ? rows[0]!.map(() => ridge) : ridge
  if (penalties.length !== rows[0]!.length) throw new RangeError('cureRegression: there must be one ridge for each feature')
  const standard = standardOf(rows)
  const design = rows.map(row => [1, ...standardised(row, standard)])
  const open = waits.flatMap(({ state }, at) => (state === 'open' ? [at] : []))
  const outcomes: number[] = waits.map(({ state }) => (state === 'came' ? 1 : state === 'never' ? 0 : 0.5))
  const turn = turnOf({ design, waits, open, ridge: penalties, cameAfter })
  let start = design[0]!.map(() => 0)
  let last: Step | undefined
  for (let made = 0; made < 2000; made++) {
    const before = open.map(at => outcomes[at]!)
    const fitted = turn(outcomes, start)
    if (!fitted) break
    start = fitted.coefficients
    const step = { from: before, by: fitted.stillToCome.map((outcome, place) => outcome - before[place]!) }
    open.forEach((at, place) => {
      outcomes[at] = fitted.stillToCome[place]!
    })
    if (step.by.every(change => Math.abs(change) < 1e-10)) {
      const covariance = observedCovariance(design, start, outcomes, penalties)
      return { standard, coefficients: start, covariance, ridge: penalties, shareAfter: fitted.shareAfter }
    }
    // Where far more are open than known, and have waited too briefly to say anything, each turn is nearly as long as the one before.
    const further = made >= plainTurns && made % 2 === 1 && last ? leap(last, step) : undefined
    if (further)
      open.forEach((at, place) => {
        outcomes[at] = further[place]!
      })
    last = step
  }
  throw new RangeError('cureRegression: no rest after 2000 turns')
}

/** So many turns are made one by one: with usual data they rest by then. */
const plainTurns = 500
/** A leap goes at most so many steps ahead. */
const furthest = 1000

/** Of the open cases: the probabilities before a turn, and by what it moved them. */
interface Step {
  from: readonly number[]
  by: readonly number[]
}

/**
 * Where two steps that follow each other lead to if the next ones shrink as the second did: squared extrapolation, which has the same rest as the
 * turns themselves. R. Varadhan and C. Roland, "Simple and Globally Convergent Methods for Accelerating the Convergence of Any EM Algorithm",
 * Scandinavian Journal of Statistics 35 (2008) 335–353, their third step length. Undefined where the steps do not shrink in one direction.
 */
function leap(first: Step, second: Step): number[] | undefined {
  const bend = first.by.map((by, at) => second.by[at]! - by)
  const length = Math.sqrt(dot(first.by, first.by) / dot(bend, bend))
  if (!(length > 1 && Number.isFinite(length))) return undefined
  const steps = Math.min(length, furthest)
  return first.from.map((from, at) => Math.min(1, Math.max(0, from + 2 * steps * first.by[at]! + steps ** 2 * bend[at]!)))
}

/** A turn: what is learned from the probabilities of the open cases, and what these are by it. Undefined where nothing can be learned. */
function turnOf(of: {
  design: readonly (readonly number[])[]
  waits: readonly Waited[]
  /** The places of the open cases. */
  open: readonly number[]
  ridge: readonly number[]
  cameAfter: readonly number[]
}) {
  const { design, waits, open, ridge, cameAfter } = of
  const weights = design.map(() => 1)
  return (outcomes: readonly number[], start: readonly number[]) => {
    const solved = solvePenalised({ design, outcomes, weights, ridge, start, steps: 50 })
    if (!solved) return undefined
    const { coefficients } = solved
    const shareAfter = waitingShare(
      cameAfter,
      open.map(at => ({ time: waits[at]!.time, weight: outcomes[at]! })),
    )
    const stillToCome = open.map(at => stillComes(probabilityOf(dot(design[at]!, coefficients)), shareAfter(waits[at]!.time)))
    return { coefficients, shareAfter, stillToCome }
  }
}

/** The probability that the event still comes, of which p was known at the start and which has not come by a time after which F have: p (1 − F) ÷ (1 − p F). */
export const stillComes = (probability: number, share: number): number =>
  share >= 1 ? 0 : (probability * (1 - share)) / (1 - probability * share)

/** The product-limit estimate over those that came and, weighted, those that may; 1 from the longest time on. */
function waitingShare(cameAfter: readonly number[], open: readonly { time: number; weight: number }[]): (time: number) => number {
  const came = [...cameAfter].sort((one, other) => one - other)
  const longest = [...open].sort((one, other) => other.time - one.time)
  // From the longest time down, how many wait: those that come later, and the open ones that have waited as long.
  const times: number[] = []
  const waiting: number[] = []
  let mayWait = 0
  for (let at = came.length - 1, next = 0; at >= 0; at--) {
    for (; next < longest.length && longest[next]!.time >= came[at]!; next++) mayWait += longest[next]!.weight
    if (came[at] === came[at - 1]) continue
    times.push(came[at]!)
    waiting.push(came.length - at + mayWait)
  }
  times.reverse()
  waiting.reverse()
  let left = 1
  const shares = times.map((time, at) => {
    left *= 1 - came.filter(one => one === time).length / waiting[at]!
    return 1 - left
  })
  return time => {
    const after = times.findLastIndex(one => one <= time)
    return after < 0 ? 0 : shares[after]! / shares.at(-1)!
  }
}

function observedCovariance(
  design: readonly (readonly number[])[],
  coefficients: readonly number[],
  outcomes: readonly number[],
  ridge: readonly number[],
) {
  const information = penalty(ridge)
  design.forEach((row, at) => {
    const probability = probabilityOf(dot(row, coefficients))
    addSquare(information, row, probability * (1 - probability) - outcomes[at]! * (1 - outcomes[at]!))
  })
  return invertPositive(information)
}
