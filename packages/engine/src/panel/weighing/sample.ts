import { Problem } from '@sweeps/model'
import { marginsOf, type PanelDefinition } from '../definition.js'
import type { PanelFiles } from '../read/panel-files.js'
import { type Household, holdsOn, type Membership } from '../read/roster.js'

/** Level of a characteristic that is not known, where the definition allows that. */
export const unknownLevel = 'unknown'

/** Who is weighted: the persons of some households on a day, in the order of their ids, so that the order of files does not matter. */
export interface Sample {
  readonly persons: readonly string[]
  readonly households: readonly Household[]
  /** Place of each person's household. */
  readonly householdOf: Int32Array
  /** Base weight of each person. */
  readonly base: Float64Array
  /** For each margin the level of each person. */
  readonly levels: ReadonlyMap<string, readonly string[]>
  /** Margins whose column is one of households.csv only: at the level of households their totals count households. */
  readonly ofHouseholds: ReadonlySet<string>
}

/**
 * The sample of a day. Throws `cannot-weigh` for a column that nobody has, a level that is missing, and a base weight that is not above 0.
 *
 * @param inTab the households that count; all of them when absent
 */
export function sampleOn(files: PanelFiles, day: string, inTab?: ReadonlySet<string>): Sample {
  const { definition } = files
  const known = new Map((files.households ?? []).map(household => [household.household, household]))
  const members = (files.persons ?? [])
    .filter(member => holdsOn(member, day) && known.has(member.household) && (inTab?.has(member.household) ?? true))
    .sort((one, other) => (one.person < other.person ? -1 : 1))
  const households = [...new Set(members.map(member => member.household))].sort().map(household => known.get(household)!)
  const place = new Map(households.map(({ household }, at) => [household, at]))
  const cellOf = (member: Membership, column: string) => member.cells[column] ?? known.get(member.household)!.cells[column]
  const columns = marginsOf(definition.weighting).map(({ column }) => column)
  return {
    persons: members.map(member => member.person),
    households,
    householdOf: Int32Array.from(members, member => place.get(member.household)!),
    base: Float64Array.from(members, member => baseOf(definition, member, cellOf)),
    levels: new Map(columns.map(column => [column, members.map(member => levelOf(definition, member, column, cellOf))])),
    ofHouseholds: new Set(columns.filter(column => members.every(member => member.cells[column] === undefined))),
  }
}

type CellOf = (member: Membership, column: string) => string | undefined

const fault = (reason: string) => new Problem('cannot-weigh', reason)

function levelOf({ weighting }: PanelDefinition, member: Membership, column: string, cellOf: CellOf): string {
  const level = cellOf(member, column)
  if (level === undefined)
    throw fault(
      `weighting/margins names ${column}, and neither persons.csv nor households.csv has such a column: add it, or take the margin out`,
    )
  if (level !== '') return level
  if (weighting.unknown === 'present-share') return unknownLevel
  throw fault(
    `persons.csv, line ${member.line}, column ${column}: ${member.person} has no level: fill it in, or declare weighting/unknown as present-share`,
  )
}

function baseOf({ weighting }: PanelDefinition, member: Membership, cellOf: CellOf): number {
  if (weighting.base === undefined) return 1
  const text = cellOf(member, weighting.base)
  if (text === undefined)
    throw fault(`weighting/base names ${weighting.base}, and neither persons.csv nor households.csv has such a column`)
  const weight = text === '' ? Number.NaN : Number(text)
  const where = `persons.csv, line ${member.line}, column ${weighting.base}`
  if (!Number.isFinite(weight)) throw fault(`${where}: "${text.slice(0, 40)}" is no base weight: give ${member.person} a number above 0`)
  if (weight < 0) throw fault(`${where}: the base weight of ${member.person} is negative (${text}): it must be above 0`)
  if (weight === 0)
    throw fault(`${where}: the base weight of ${member.person} is 0: it must be above 0; who is not in the sample has no line`)
  return weight
}
