import { wallTime } from '../../../plays/index.js'

/** An object in a row, its names in small letters. */
export type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined

/** A text, a number or a truth as it stands in a cell; '' for anything else. */
export function textOfField(value: unknown): string {
  if (typeof value === 'string') return value.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'boolean' ? String(value) : ''
}

/** A list of objects; nothing, '' and {} are an empty one. Undefined for what is something else. */
export function recordsOf(value: unknown): Fields[] | undefined {
  if (value === undefined || value === null || value === '') return []
  if (!Array.isArray(value)) return Object.keys(fieldsOf(value) ?? { some: 1 }).length === 0 ? [] : undefined
  const records = value.map(fieldsOf)
  return records.every(one => one !== undefined) ? records : undefined
}

/**
 * What the clock showed, as milliseconds since 1970 as if it were UTC. Barb has each time on several clocks: that of its polling day, which
 * goes on after midnight, and the standard one.
 */
export function wallOf(value: unknown): number | undefined {
  const text = textOfField(fieldsOf(value)?.['standard_datetime'] ?? value)
  const wall = wallTime(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d$/.test(text) ? `${text}:00` : text)
  return Number.isNaN(wall) ? undefined : wall
}

/** Fields that have names and days of their own, or say who somebody is. */
const notDescribing = new Set([
  'household_number',
  'person_number',
  'panel_member_number',
  'person',
  'household',
  'date_valid_for',
  'date_of_birth',
])

/** What describes somebody: texts, numbers and truths; lists and objects, such as weights of Barb's own, are left. */
export const plainCells = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !notDescribing.has(name))
      .map(([name, value]) => [name, textOfField(value)] as const)
      .filter(([, text]) => text !== ''),
  )
