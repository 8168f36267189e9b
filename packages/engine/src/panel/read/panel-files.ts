import { textCell } from '../../tables/index.js'
import type { PanelDefinition } from '../definition.js'
import { inFile, type PartRow } from './panel-part.js'
import { type PanelDay, readDays } from './read-days.js'
import { type Factors, readFactors } from './read-factors.js'
import { type Invitation, readInvitations } from './read-invitations.js'
import { readTargets, type Target } from './read-targets.js'
import { readTruth, type TrueMinutes } from './read-truth.js'
import { type Household, type Membership, readHouseholds, readPersons } from './roster.js'

/** A panel as its files have it; what has not been imported yet is undefined. */
export interface PanelFiles {
  definition: PanelDefinition
  households: Household[] | undefined
  persons: Membership[] | undefined
  /** Where each device is; their ids are hashed and of no use here. */
  devices: { household: string; line: number }[] | undefined
  /** Undefined: there is no such file, and every household is in-tab on every day. */
  days: PanelDay[] | undefined
  targets: Target[] | undefined
  factors: Factors | undefined
  /** Who was asked to join; undefined: nobody wrote it down. */
  invitations: Invitation[] | undefined
  /** What is true of a population that was simulated; undefined: nobody knows. */
  truth: TrueMinutes[] | undefined
}

/** Reads the rows of all parts. Throws `invalid-file`. */
export function readPanelFiles(definition: PanelDefinition, parts: ReadonlyMap<string, readonly PartRow[]>): PanelFiles {
  const { replicates, zone } = definition
  const read = <Read>(part: string, reader: (rows: readonly PartRow[]) => Read): Read | undefined => {
    const rows = parts.get(part)
    return rows && reader(rows)
  }
  return {
    definition,
    households: read('households', readHouseholds),
    persons: read('persons', rows => readPersons(rows, zone)),
    devices: read('devices', rows => inFile('devices', () => rows.map(row => ({ household: textCell(row, 'household'), line: row.line })))),
    days: read('days', rows => readDays(rows, zone)),
    targets: read('targets', rows => readTargets(rows, zone)),
    factors: replicates.method === 'given' ? read(replicates.file, rows => readFactors(replicates.file, rows)) : undefined,
    invitations: read('invitations', readInvitations),
    truth: read('truth', rows => readTruth(rows, definition)),
  }
}
