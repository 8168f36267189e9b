import { fieldsOf, textOfField } from './fields.js'

/**
 * Who was there and does not live there, one name a guest, by age and sex as far as they are known: `female 25-34`, and `female 25-34 2` for
 * another one. A list has them one by one, or by groups with a number; an object has a number for each group. Undefined for anything else.
 */
export function guestsOf(value: unknown): string[] | undefined {
  const groups = groupsOf(value)
  if (groups === undefined) return undefined
  const counts = new Map<string, number>()
  for (const { label, count } of groups) counts.set(label, (counts.get(label) ?? 0) + count)
  return [...counts].flatMap(([label, count]) => Array.from({ length: Math.min(count, mostGuests) }, (_, at) => nameOf(label, at)))
}

/** More in one room are a wrong number, and a message has room for 500 who were present. */
const mostGuests = 50

const nameOf = (label: string, at: number): string => (at === 0 ? label : `${label} ${at + 1}`)

function groupsOf(value: unknown): { label: string; count: number }[] | undefined {
  if (value === undefined || value === null || value === '') return []
  if (typeof value === 'number') return whole(value) ? [{ label: 'guest', count: value }] : undefined
  if (Array.isArray(value)) {
    const all = value.map(one => (fieldsOf(one) ? groupOf(fieldsOf(one)!) : undefined))
    return all.every(one => one !== undefined) ? all : undefined
  }
  const fields = fieldsOf(value)
  if (!fields) return undefined
  if (Object.keys(fields).length === 0) return []
  if (isDescription(fields)) return [groupOf(fields)]
  const groups = Object.entries(fields).map(([label, count]) => ({ label: labelOf([label.replaceAll('_', ' ')]), count: Number(count) }))
  return groups.every(({ count }) => whole(count)) ? groups : undefined
}

const whole = (count: number): boolean => Number.isInteger(count) && count >= 0

/** Age and sex of one guest, and not numbers of guests by group. */
const isDescription = (fields: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(fields).some(name => /^(?:guest_)?(?:age|sex|gender)/.test(name))

function groupOf(fields: Readonly<Record<string, unknown>>): { label: string; count: number } {
  const count = ['number_of_guests', 'count'].map(name => Number(fields[name])).find(one => whole(one))
  const described = Object.entries(fields)
    .filter(([name]) => /sex|gender|age/.test(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, value]) => textOfField(value))
  return { label: labelOf(described), count: count ?? 1 }
}

const labelOf = (parts: readonly string[]): string => {
  const label = parts.filter(Boolean).join(' ').slice(0, 60)
  return label === '' ? 'guest' : label
}
