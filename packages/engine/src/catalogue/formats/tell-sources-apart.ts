import { nameKey, plainSlug } from '@sweeps/model'

/** A title as a source names it. */
export interface SourceTitle {
  kind: 'series' | 'film'
  name: string
  /** The source's own id of it; empty: it has none, or one that means something in its file alone. */
  id: string
  /** Of a film, where it is given; else empty. */
  year: string
}

/**
 * The slugs of a source's titles. Titles whose names have one slug (`Elite`, `Élite`; `Vivo` of 1998 and of 2021) are told apart by what the
 * source knows them by: films by their year, else by the id, series by the id; a series alone among films has the plain slug. Where they
 * stand in the file decides nothing.
 *
 * Two films of one name and year are one, in two versions; so are two series without an id.
 */
export function tellSourcesApart(all: readonly SourceTitle[]): (title: SourceTitle) => string {
  const namesakes = new Map<string, Map<string, SourceTitle>>()
  for (const title of all) {
    const plain = plainSlug(title.name)
    const same = namesakes.get(plain) ?? new Map<string, SourceTitle>()
    namesakes.set(plain, same.set(identity(title), title))
  }
  return title => {
    const plain = plainSlug(title.name)
    const same = [...(namesakes.get(plain)?.values() ?? [])]
    const alike = same.filter(({ kind }) => kind === title.kind)
    if (same.length <= 1 || (title.kind === 'series' && alike.length === 1)) return plain
    const ofYear = alike.filter(({ year }) => year === title.year).length
    if (title.kind === 'film' && title.year !== '' && ofYear === 1) return `${plain}-${title.year}`
    const mark = shortId(title.id, alike)
    // Nothing tells it from the others: they are one.
    return mark === '' ? plain : `${plain}-${mark}`
  }
}

const identity = ({ kind, name, id, year }: SourceTitle): string =>
  kind === 'film' ? `film ${nameKey(name)} ${year}` : `series ${id || nameKey(name)}`

/** As much of an id as tells it from the others; eight signs at least. */
function shortId(id: string, others: readonly SourceTitle[]): string {
  const whole = plainSlug(id)
  const rivals = others.map(other => plainSlug(other.id)).filter(other => other !== whole)
  let length = 8
  while (length < whole.length && rivals.some(other => other.startsWith(whole.slice(0, length)))) length++
  return whole.slice(0, length).replace(/-$/, '')
}
