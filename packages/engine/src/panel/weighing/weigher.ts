import { Problem } from '@sweeps/model'
import { type CellResidual, effectiveSize, type Replicates } from '@sweeps/stats'
import type { PanelFiles } from '../read/panel-files.js'
import { holdsOn } from '../read/roster.js'
import { type Collapsed, marginsOfSample } from './margins-of-sample.js'
import { replicatesOf } from './replicates-of.js'
import type { Sample } from './sample.js'
import { type Solver, solverOf } from './solver.js'

/** The largest share of replicates that may fail: more, and their spread says nothing any more. */
const mostFailing = 0.01

/** Weights of a sample, and the same of its replicates: every step is done again in each. */
export class Weigher {
  readonly collapsed: readonly Collapsed[]
  readonly replicates: Replicates
  readonly #solve: Solver
  readonly #byHousehold: boolean

  /** @param day on which targets hold */
  constructor(
    readonly sample: Sample,
    files: PanelFiles,
    day: string,
  ) {
    const { definition } = files
    const targets = (files.targets ?? []).filter(target => holdsOn(target, day))
    const { margins, collapsed } = marginsOfSample(sample, definition, targets)
    this.collapsed = collapsed
    this.#byHousehold = definition.weighting.level === 'household'
    this.#solve = solverOf(sample, definition, margins)
    this.replicates = replicatesOf(sample, files)
  }

  /** The weights of all persons, and how they came about. */
  full(): { weights: Float64Array; residuals: readonly CellResidual[]; rounds: number; cut: number; effectiveSize: number } {
    const { weights, ...solved } = this.#solve(this.#baseWith())
    const ofPersons = this.#ofPersons(weights)
    return { weights: ofPersons, ...solved, effectiveSize: effectiveSize(ofPersons) }
  }

  /**
   * The weights of each replicate in turn; undefined for one that cannot be weighted. Throws `cannot-weigh` when more than one in a hundred
   * cannot.
   */
  *replicated(): Generator<Float64Array | undefined> {
    const { factors } = this.replicates
    let failed = 0
    for (let replicate = 0; replicate < factors.length; replicate++) {
      let weights: Float64Array | undefined
      try {
        weights = this.#ofPersons(this.#solve(this.#baseWith(factors[replicate])).weights)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        failed++
        if (failed > mostFailing * factors.length)
          throw new Problem(
            'cannot-weigh',
            `${failed} of ${replicate + 1} replicates cannot be weighted, so there is no error to give (${error.message}): join small levels in weighting/collapse`,
            {},
            { cause: error },
          )
      }
      yield weights
    }
  }

  /** Base weights of the units, each multiplied by its household's factor. */
  #baseWith(factor?: Float64Array): Float64Array {
    const { base, householdOf, households } = this.sample
    if (!this.#byHousehold) return base.map((weight, person) => weight * (factor?.[householdOf[person]!] ?? 1))
    const sums = new Float64Array(households.length)
    const members = new Float64Array(households.length)
    base.forEach((weight, person) => {
      sums[householdOf[person]!]! += weight
      members[householdOf[person]!]! += 1
    })
    return sums.map((sum, household) => (sum / members[household]!) * (factor?.[household] ?? 1))
  }

  #ofPersons(weights: Float64Array): Float64Array {
    return this.#byHousehold ? Float64Array.from(this.sample.householdOf, household => weights[household]!) : weights
  }
}
