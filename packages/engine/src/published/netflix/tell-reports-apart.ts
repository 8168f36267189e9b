import { nameKey, plainSlug } from '@sweeps/model'
import { groupBy } from '../../group-by.js'
import { byList, type PublishedLine } from '../published-line.js'

/**
 * Ids of the titles of engagement reports: the slug. Two lines of one name in one list, capitals and signs aside, are two titles, in every
 * report: the one released first keeps the plain slug, the others get the year of their release added (`monster-2024`), or a number where
 * none is known. What tells them apart is what stays from report to report: the day of release, the name with its other spellings, and last
 * the runtime; never where a line stands.
 *
 * `stored` are lines that have their ids already. Those are addresses that people use, so a title that is stored has the same id whatever
 * namesakes an older or a newer report brings.
 */
export function tellReportsApart(lines: readonly PublishedLine[], stored: readonly PublishedLine[] = []): Map<PublishedLine, string> {
  const titles = new Map<PublishedLine, string>()
  const storedByName = groupBy(stored, nameOf)
  const taken = new Set(lines.map(({ titleName }) => plainSlug(titleName)))
  for (const [name, namesakes] of groupBy(lines, nameOf)) {
    const plain = plainSlug(namesakes[0]!.titleName)
    const lists = [...byList(namesakes).values()]
    if (lists.every(list => list.length === 1)) {
      for (const line of namesakes) titles.set(line, plain)
      continue
    }
    const identities = groupBy(lists.flatMap(identified), ({ key }) => key)
    const inOrder = [...identities].sort(([one], [other]) => (one < other ? -1 : 1))
    const ids = standingIds([...identities.keys()].sort(), storedByName.get(name) ?? [], plain)
    const own = new Set(ids.values())
    for (const id of own) taken.add(id)
    for (const [key, same] of inOrder) {
      let id = ids.get(key)
      if (id === undefined) {
        id = own.has(plain) ? another(plain, same[0]!.line, taken) : plain
        own.add(id)
        taken.add(id)
      }
      for (const { line } of same) titles.set(line, id)
    }
  }
  return titles
}

/** The ids that titles of one name have already. One id that two of them had, when nothing set them apart yet, stays with the first. */
function standingIds(keys: readonly string[], stored: readonly PublishedLine[], plain: string): Map<string, string> {
  const before = new Map([...byList(stored).values()].flatMap(identified).map(({ key, line }) => [key, line.title]))
  const ids = new Map<string, string>()
  const given = new Set<string>()
  for (const key of keys) {
    const id = before.get(key)
    // An id of another name: the line was taken for a season of another title then.
    if (id === undefined || given.has(id) || (id !== plain && !id.startsWith(`${plain}-`))) continue
    ids.set(key, id)
    given.add(id)
  }
  return ids
}

function another(plain: string, { figures }: PublishedLine, taken: ReadonlySet<string>): string {
  const year = figures.released_day == null ? '' : `-${new Date(figures.released_day * 86_400_000).getUTCFullYear()}`
  let id = `${plain}${year || '-2'}`
  for (let count = 2; taken.has(id); count++) id = `${plain}${year}-${count}`
  return id
}

const nameOf = ({ name, titleName }: PublishedLine): string => `${plainSlug(name.split(' // ')[0]!)} ${plainSlug(titleName)}`

/** The lines of one list, each with what tells it apart: of two that say the same, the longer is the second. */
function identified(list: readonly PublishedLine[]): { line: PublishedLine; key: string }[] {
  const counts = new Map<string, number>()
  return [...list].sort(byLength).map(line => {
    const released = line.figures.released_day ?? 9_999_999
    const said = `${String(released + 1_000_000).padStart(8, '0')} ${nameKey(line.name)}`
    const count = counts.get(said) ?? 0
    counts.set(said, count + 1)
    return { line, key: `${said} ${count}` }
  })
}

const byLength = (one: PublishedLine, other: PublishedLine): number =>
  (one.figures.runtime_hours ?? 0) - (other.figures.runtime_hours ?? 0) || (other.figures.hours ?? 0) - (one.figures.hours ?? 0)
