import { createHash } from 'node:crypto'
import { nameKey, plainSlug } from '@sweeps/model'
import { groupBy } from '../group-by.js'
import { type CatalogueRow, contentKey } from './catalogue-row.js'

/**
 * Rows of a source that names titles, not slugs, with the titles that the catalogue has for them already. Which of several namesakes has the
 * plain slug depends on what else is in a file, and must not change with it: what is known by its contents keeps its slug. What is new, and
 * has the slug of another title, gets the year of its release added, or a mark made from its name: a film of another year, a title that
 * differs by a sign or an accent, a film beside a series.
 */
export function sameTitles(rows: readonly CatalogueRow[], stored: readonly CatalogueRow[]): CatalogueRow[] {
  const byContent = new Map(stored.map(row => [contentKey(row), row]))
  const byTitle = groupBy(stored, row => row.title)
  const renamed = new Map<string, string>()
  for (const [title, own] of groupBy(rows, row => row.title)) {
    const known = own.flatMap(row => byContent.get(contentKey(row)) ?? []).filter(before => ofOneName(before, own[0]!))
    const there = byTitle.get(title) ?? []
    if (known.length > 0) renamed.set(title, mostOften(known.map(before => before.title)))
    else if (there.length > 0 && there.every(other => isAnother(own, other))) renamed.set(title, `${title}-${markOf(own, there)}`)
  }
  return rows.map(row => {
    const title = renamed.get(row.title)
    return title === undefined || title === row.title ? row : { ...row, title, name: row.name === row.title ? title : row.name }
  })
}

/** The slug is that of the name, perhaps with something behind it that tells it from others. */
const ofOneName = (before: CatalogueRow, row: CatalogueRow): boolean =>
  before.kind === row.kind &&
  new RegExp(`^${plainSlug(row.titleName)}(?:-|$)`, 'u').test(before.title) &&
  plainSlug(before.titleName) === plainSlug(row.titleName)

/** The year of the first release; empty: not known. */
const yearOf = (rows: readonly CatalogueRow[]): string =>
  rows
    .flatMap(({ released }) => released ?? [])
    .sort()[0]
    ?.slice(0, 4) ?? ''

/** None of its contents is known, and it cannot be the title that is there. */
function isAnother(own: readonly CatalogueRow[], other: CatalogueRow): boolean {
  const [first] = own
  if (first!.kind !== other.kind || nameKey(first!.titleName) !== nameKey(other.titleName)) return true
  const [year, before] = [yearOf(own), yearOf([other])]
  return first!.kind === 'film' && year !== '' && before !== '' && year !== before
}

/** What tells it from what is there, whatever else is imported: its year, else a mark made from its kind and name. */
function markOf(own: readonly CatalogueRow[], there: readonly CatalogueRow[]): string {
  const year = yearOf(own)
  if (year !== '' && there.every(other => yearOf([other]) !== year)) return year
  const { kind, titleName } = own[0]!
  return createHash('sha256')
    .update(`${kind} ${nameKey(titleName)}`)
    .digest('hex')
    .slice(0, 8)
}

function mostOften(titles: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1)
  return [...counts].sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))[0]![0]
}
