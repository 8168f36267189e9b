import type { PartRow } from '../panel-part.js'
import { type BarbRow, fault } from './barb-rows.js'
import { numberOf, type SessionRow } from './barb-session.js'
import { type Fields, plainCells, textOfField } from './fields.js'

/** Households, persons and days as the panel's own tables have them, by their key. */
export interface BarbRoster {
  households: Map<string, Record<string, string>>
  persons: Map<string, Record<string, string>>
  /** Household, day → whether it reported. */
  days: Map<string, Record<'household' | 'day' | 'state' | 'reason', string>>
}

/** A row of somebody on a day; of several the one of the latest day describes them. */
interface Dated {
  key: string
  day: string
  cells: Record<string, string>
}

/** Who is in the panel, from rows of members and of households. Throws `invalid-file` for a row without numbers. */
export function rosterOfRows(members: readonly BarbRow[], homes: readonly BarbRow[]): BarbRoster {
  const persons = latest(members.map(memberOf))
  const days: BarbRoster['days'] = new Map()
  const described = homes.map(row => {
    const household = needed(row, 'household')
    const day = dayOf(row.cells)
    const status = textOfField(row.cells['panel_membership_status'])
    if (day !== '' && status !== '') {
      const reports = /valid reporter/i.test(status) && !/\b(?:in|not )valid reporter/i.test(status)
      const key = `${household}\0${day}`
      // A household may stand in a file once for each panel that it reports to.
      if (reports || !days.has(key))
        days.set(key, { household, day, state: reports ? 'in-tab' : 'out', reason: reports ? '' : status.slice(0, 100) })
    }
    const { panel_membership_status: _, ...cells } = plainCells(row.cells)
    return { key: household, day, cells: { household, ...cells } }
  })
  const households = latest(described)
  for (const { household } of persons.values()) if (!households.has(household!)) households.set(household!, { household: household! })
  return { households, persons, days }
}

/** Who watched, where nobody has said who is in the panel. */
export function rosterOfSessions(rows: readonly SessionRow[]): BarbRoster {
  const dayOfRow = ({ start }: SessionRow) => new Date(start).toISOString().slice(0, 10)
  return {
    households: latest(
      rows.map(row => ({ key: row.household, day: dayOfRow(row), cells: { household: row.household, ...row.householdCells } })),
    ),
    persons: latest(
      rows.flatMap(row =>
        row.viewers.map(({ person, cells, born }) => ({
          ...{ key: person, day: dayOfRow(row) },
          cells: { person, household: row.household, ...cells, ...ageOn(born, dayOfRow(row)) },
        })),
      ),
    ),
    days: new Map(),
  }
}

function memberOf(row: BarbRow): Dated {
  const household = needed(row, 'household')
  const person = `${household}-${needed(row, 'person')}`
  const day = dayOf(row.cells)
  const born = textOfField(row.cells['date_of_birth'])
  return { key: person, day, cells: { person, household, ...plainCells(row.cells), ...ageOn(born, day) } }
}

function needed({ file, row, cells }: BarbRow, of: 'person' | 'household'): string {
  const number = numberOf(cells, of)
  if (number === undefined) throw fault(file, row, `has no ${of}_number`, 'it is what rows of viewing name')
  return number
}

const dayOf = (cells: Fields): string => /^\d{4}-\d\d-\d\d/.exec(textOfField(cells['date_valid_for']))?.[0] ?? ''

const groups = [4, 10, 16, 25, 35, 45, 55, 65] as const

/** Years on a day, and the group among those that are usual; of the date of birth nothing else is kept. */
function ageOn(born: string, day: string): Record<string, string> {
  if (!/^\d{4}-\d\d-\d\d/.test(born) || day === '') return {}
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5, 10) ? 1 : 0)
  if (years < 0 || years > 130) return {}
  const at = groups.findLastIndex(from => years >= from)
  const [from, next] = [groups[at] ?? 0, groups[at + 1]]
  return { age: String(years), age_group: next === undefined ? `${from}+` : `${from}-${next - 1}` }
}

/** What the latest day says of each; of one day what comes last when written out, so that the order of rows does not matter. */
function latest(rows: readonly Dated[]): Map<string, Record<string, string>> {
  const found = new Map<string, { order: string; cells: Record<string, string> }>()
  for (const { key, day, cells } of rows) {
    const order = `${day}\0${JSON.stringify(Object.entries(cells).sort())}`
    const known = found.get(key)
    if (!known || known.order < order) found.set(key, { order, cells })
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, { cells }]) => [key, cells]))
}

/**
 * Rows of a table with those whose key it does not have yet; what is there stays as it is, unless `replace` says that a later word counts.
 * Columns that only some have are empty for the others.
 */
export function joinedRows(
  before: readonly PartRow[],
  added: ReadonlyMap<string, Readonly<Record<string, string>>>,
  keyOf: (cells: Readonly<Record<string, string>>) => string,
  { replace = false } = {},
): PartRow[] {
  const known = new Set(before.map(row => keyOf(row.cells)))
  const replaced = before.map(({ cells }) => (replace ? { ...cells, ...added.get(keyOf(cells)) } : cells))
  const all = [...replaced, ...[...added].filter(([key]) => !known.has(key)).map(([, cells]) => cells)]
  const columns = [...new Set(all.flatMap(cells => Object.keys(cells)))]
  return all.map((cells, at) => ({ line: at + 2, cells: Object.fromEntries(columns.map(column => [column, cells[column] ?? ''])) }))
}
