import { badFile, placeOf, textCell } from '../../tables/index.js'
import { inFile, type PartRow } from './panel-part.js'

const outcomes = ['joined', 'refused', 'no-answer', 'ineligible'] as const

/** A household that was asked to join. */
export interface Invitation {
  household: string
  outcome: (typeof outcomes)[number]
  /** What else is known of it, by column. */
  cells: Readonly<Record<string, string>>
}

/** Columns that say nothing of a household by which response may differ. */
const plain = new Set(['household', 'outcome', 'day'])

/** Reads who was asked to join, and what came of it. Throws `invalid-file` for a household twice and an outcome that is not known. */
export function readInvitations(rows: readonly PartRow[]): Invitation[] {
  return inFile('invitations', () => {
    const lines = new Map<string, number>()
    return rows.map(row => {
      const household = textCell(row, 'household')
      const before = lines.get(household)
      if (before !== undefined)
        throw badFile(placeOf(row, 'household'), `household ${household} is in line ${before} already`, 'keep the last invitation')
      lines.set(household, row.line)
      const text = textCell(row, 'outcome').toLowerCase().replace(/[ _]/g, '-')
      const outcome = outcomes.find(one => one === text)
      if (!outcome)
        throw badFile(placeOf(row, 'outcome'), `"${text.slice(0, 40)}" is not known here`, `it must be one of ${outcomes.join(', ')}`)
      return {
        household,
        outcome,
        cells: Object.fromEntries(Object.entries(row.cells).filter(([column, value]) => !plain.has(column) && value)),
      }
    })
  })
}
