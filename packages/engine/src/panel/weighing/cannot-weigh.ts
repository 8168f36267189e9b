import { Problem } from '@sweeps/model'
import { WeightingProblem, type WeightingTrouble } from '@sweeps/stats'

const advice: Readonly<Record<WeightingTrouble['kind'], string>> = {
  lengths: 'check the sample of that period',
  'base-weight': 'give every person a base weight above 0',
  target: 'correct targets.csv',
  'target-without-sample': 'name a neighbour for the level in weighting/collapse, or take it out of targets.csv',
  'sample-without-target': 'give the level its total in targets.csv, or correct the persons’ level',
  'margins-disagree': 'correct targets.csv, or name the margin that the others are scaled to in weighting/scaleTo',
  bounds: 'correct weighting/bounds or weighting/trim',
  'bounds-cannot-hold': 'widen weighting/bounds or weighting/trim, or use fewer margins',
  'no-convergence': 'join small levels in weighting/collapse, use fewer margins, or widen the bounds',
}

/** Does what may find that weights cannot be made, and says what to do then. Throws `cannot-weigh`, or `invalid-file` during an import. */
export function weighing<Result>(what: string, code: 'cannot-weigh' | 'invalid-file', work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const tail = code === 'invalid-file' ? '; nothing was imported' : ''
    if (error instanceof WeightingProblem)
      throw new Problem(
        code,
        `${what}: ${error.message}: ${advice[error.trouble.kind]}${tail}`,
        { trouble: error.trouble },
        { cause: error },
      )
    if (error instanceof RangeError) throw new Problem(code, `${what}: ${error.message}${tail}`, {}, { cause: error })
    if (error instanceof Problem && error.code === 'cannot-weigh' && code === 'invalid-file')
      throw new Problem(code, `${error.message}${tail}`, error.members, { cause: error })
    throw error
  }
}
