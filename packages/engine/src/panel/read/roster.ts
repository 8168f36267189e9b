import { badFile, placeOf, textCell } from '../../tables/index.js'
import { givenDayOfZone } from './day-of-zone.js'
import { inFile, type PartRow } from './panel-part.js'

/** A household, with whatever its file says of it. */
export interface Household {
  household: string
  cells: Readonly<Record<string, string>>
}

/** A person from a day to a day, both included; `''`: since ever, for good. */
export interface Membership {
  person: string
  household: string
  from: string
  to: string
  cells: Readonly<Record<string, string>>
  line: number
}

/** Reads the households. Throws `invalid-file` for an id twice. */
export function readHouseholds(rows: readonly PartRow[]): Household[] {
  return inFile('households', () => {
    const lines = new Map<string, number>()
    return rows.map(row => {
      const household = textCell(row, 'household')
      const before = lines.get(household)
      if (before !== undefined)
        throw badFile(placeOf(row, 'household'), `household ${household} is in line ${before} already`, 'keep one of them')
      lines.set(household, row.line)
      return { household, cells: row.cells }
    })
  })
}

/**
 * Reads who lives where, from when to when. A person may be in several lines, as when a characteristic changes, but not twice on a day.
 * Throws `invalid-file`.
 */
export function readPersons(rows: readonly PartRow[], zone: string): Membership[] {
  return inFile('persons', () => {
    const persons = rows.map(row => readMembership(row, zone))
    const byPerson = new Map<string, Membership[]>()
    for (const membership of persons) {
      const earlier = byPerson.get(membership.person) ?? []
      const both = earlier.find(other => overlaps(other, membership))
      if (both) throw twice(both, membership)
      byPerson.set(membership.person, [...earlier, membership])
    }
    return persons
  })
}

function readMembership(row: PartRow, zone: string): Membership {
  const membership = {
    person: textCell(row, 'person'),
    household: textCell(row, 'household'),
    from: givenDayOfZone(row, 'from', zone),
    to: givenDayOfZone(row, 'to', zone),
    cells: row.cells,
    line: row.line,
  }
  if (membership.to !== '' && membership.to < membership.from)
    throw badFile(placeOf(row, 'to'), `${membership.to} is before ${membership.from}`, 'correct one of the days')
  return membership
}

const overlaps = (one: Membership, other: Membership): boolean =>
  (one.to === '' || other.from <= one.to) && (other.to === '' || one.from <= other.to)

function twice(one: Membership, other: Membership) {
  const undated = one.from === '' && one.to === '' && other.from === '' && other.to === ''
  if (undated && one.household === other.household)
    return badFile({ line: other.line, column: 'person' }, `person ${other.person} is in line ${one.line} already`, 'keep one of them')
  const where =
    one.household === other.household ? `twice in household ${one.household}` : `in households ${one.household} and ${other.household}`
  return badFile(
    { line: other.line, column: 'person' },
    `person ${other.person} is ${where} on the same days (line ${one.line} too)`,
    'let one end before the other begins (columns from and to)',
  )
}

/** Whether a membership holds on a day. */
export const holdsOn = ({ from, to }: Pick<Membership, 'from' | 'to'>, day: string): boolean => from <= day && (to === '' || day <= to)
