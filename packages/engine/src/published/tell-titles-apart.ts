import { nameKey, plainSlug } from '@sweeps/model'

/** What it takes to say which title a charted line is about. */
export interface Sighting {
  week: string
  /** Place in the list of its week. */
  line: number
  /** The title as published. */
  titleName: string
  /** The charted name: the season's label, or the title. */
  name: string
  /** Cumulative weeks on the list as published. */
  weeks: number
}

interface Known {
  title: string
  week: string
  weeks: number
}

/**
 * Gives every line of one list its title's id: the slug of the title. A published week count of 1 for a name that charted before
 * is a new title of that name: its slug gets the year added (`noise-2023`). Later lines go to the title whose count they continue.
 *
 * A name is one however its letters and quotes are written (`Grey's Anatomy`, `Grey’s Anatomy`). Names that differ by an accent or a sign
 * and have one slug share its id, unless they stand in one week together: then they are two titles, the one that came first has the plain
 * slug and the others the year in which they came.
 *
 * Give it the whole history of the list: the ids depend on nothing but the set of lines.
 * `odd` gets a note for every count that does not follow from the week before.
 */
export function tellTitlesApart<S extends Sighting>(history: readonly S[], odd: string[] = []): Map<S, string> {
  const titles = new Map<S, string>()
  /** Titles by charted name, and the latest title of each published title. */
  const byName = new Map<string, Known[]>()
  const latest = new Map<string, string>()
  const taken = new Set<string>()
  const together = slugsOfTwo(history)
  const inOrder = [...history].sort((one, other) => (one.week === other.week ? one.line - other.line : one.week < other.week ? -1 : 1))

  for (const sighting of inOrder) {
    const titleKey = nameKey(sighting.titleName)
    const key = JSON.stringify([titleKey, nameKey(sighting.name)])
    const known = byName.get(key) ?? []
    byName.set(key, known)
    // Two of one name in one week are two titles, whatever their counts.
    const open = known.filter(({ week }) => week !== sighting.week)
    const continued = sighting.weeks === 1 ? undefined : (open.findLast(({ weeks }) => weeks === sighting.weeks - 1) ?? open.at(-1))
    if (continued) {
      if (continued.weeks !== sighting.weeks - 1)
        odd.push(
          `week ${sighting.week}, ${sighting.name}: week count ${sighting.weeks} published, the last was ${continued.weeks} in week ${continued.week}`,
        )
      continued.week = sighting.week
      continued.weeks = sighting.weeks
      titles.set(sighting, continued.title)
      continue
    }
    const plain = plainSlug(sighting.titleName)
    const first = together.has(plain) && taken.has(plain) ? another(sighting, taken) : plain
    const title = known.length > 0 ? another(sighting, taken) : (latest.get(titleKey) ?? first)
    if (known.length > 0)
      odd.push(`week ${sighting.week}, ${sighting.name}: charted before and counted from 1 again, taken for a new title, ${title}`)
    taken.add(title)
    latest.set(titleKey, title)
    known.push({ title, week: sighting.week, weeks: sighting.weeks })
    titles.set(sighting, title)
  }
  return titles
}

/** Slugs that two names have in one week: those are two titles. */
function slugsOfTwo(history: readonly Sighting[]): Set<string> {
  const bySlug = new Map<string, Set<string>>()
  for (const titleName of new Set(history.map(line => line.titleName))) {
    const plain = plainSlug(titleName)
    bySlug.set(plain, (bySlug.get(plain) ?? new Set()).add(titleName))
  }
  const found = new Set<string>()
  for (const [plain, names] of bySlug) {
    if (names.size === 1) continue
    const weeks = new Map<string, string>()
    for (const { week, titleName } of history) {
      if (!names.has(titleName)) continue
      const name = nameKey(titleName)
      if ((weeks.get(week) ?? name) !== name) found.add(plain)
      weeks.set(week, name)
    }
  }
  return found
}

function another(sighting: Sighting, taken: ReadonlySet<string>): string {
  const dated = `${plainSlug(sighting.titleName)}-${sighting.week.slice(0, 4)}`
  let title = dated
  for (let count = 2; taken.has(title); count++) title = `${dated}-${count}`
  return title
}
