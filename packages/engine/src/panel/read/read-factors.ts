import { badFile, placeOf, textCell } from '../../tables/index.js'
import { inFile, type PartRow } from './panel-part.js'
import { numberOf } from './read-targets.js'

/** Replicate factors that somebody else made: the names of the replicates, and each household's factors in their order. */
export interface Factors {
  replicates: string[]
  ofHousehold: Map<string, Float64Array>
}

/** Reads replicate factors: a column `household`, every other one a replicate. Throws `invalid-file`. */
export function readFactors(part: string, rows: readonly PartRow[]): Factors {
  return inFile(part, () => {
    const replicates = Object.keys(rows[0]?.cells ?? {})
      .filter(column => column !== 'household')
      .sort(byName)
    if (replicates.length < 2) throw badFile({ line: 1 }, 'there are fewer than two columns of factors', 'give a column for each replicate')
    const ofHousehold = new Map<string, Float64Array>()
    for (const row of rows) {
      const household = textCell(row, 'household')
      if (ofHousehold.has(household)) throw badFile(placeOf(row, 'household'), `household ${household} is there already`, 'keep one line')
      ofHousehold.set(
        household,
        Float64Array.from(replicates, column => numberOf(row, column, 0)),
      )
    }
    return { replicates, ofHousehold }
  })
}

/** `V2` before `V10`; stored cells have no order of their own. */
const byName = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })
