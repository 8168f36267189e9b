import { type CatalogueRow, contentKey, rowMembers, sameRow } from './catalogue-row.js'
import { placeName } from './place.js'

/** What a change does to one content: null before, it is added; null after, it is removed. */
export type RowChange = { before: CatalogueRow | null; after: CatalogueRow } | { before: CatalogueRow; after: null }

/** What leads from one state of the catalogue to another, by service and content of the wanted state, then what is gone. */
export function changesBetween(stored: readonly CatalogueRow[], wanted: readonly CatalogueRow[]): RowChange[] {
  const before = new Map(stored.map(row => [contentKey(row), row]))
  const after = new Set(wanted.map(contentKey))
  const set = wanted.map(row => ({ before: before.get(contentKey(row)) ?? null, after: row }))
  return [
    ...set.filter(change => change.before === null || !sameRow(change.before, change.after)),
    ...stored.filter(row => !after.has(contentKey(row))).map(row => ({ before: row, after: null })),
  ]
}

export interface ChangeCounts {
  added: number
  changed: number
  removed: number
}

export const countChanges = (changes: readonly RowChange[]): ChangeCounts => ({
  added: changes.filter(({ before }) => before === null).length,
  changed: changes.filter(({ before, after }) => before !== null && after !== null).length,
  removed: changes.filter(({ after }) => after === null).length,
})

/** How many changes are listed one by one. */
const mostNamed = 100

/** Changes in words, one line each: `+` added, `-` removed, `~` changed. The first hundred; the last line says how many more. */
export function changesInWords(changes: readonly RowChange[]): string[] {
  const named = changes.slice(0, mostNamed).map(inWords)
  return changes.length > mostNamed ? [...named, `and ${changes.length - mostNamed} more`] : named
}

function inWords({ before, after }: RowChange): string {
  if (after === null) return `- ${before.service} ${before.content}: ${placeName(before)}`
  if (before === null) return `+ ${after.service} ${after.content}: ${placeName(after)}`
  const place = placeName(before) === placeName(after) ? [] : [`${placeName(before)} → ${placeName(after)}`]
  const others = rowMembers
    .filter(member => before[member] !== after[member] && !['title', 'season', 'episode'].includes(member))
    .map(member => `${columnNames[member] ?? member} ${before[member] || '(empty)'} → ${after[member] || '(empty)'}`)
  return `~ ${after.service} ${after.content}: ${[...place, ...others].join('; ')}`
}

/** Members that a file names otherwise. */
const columnNames: Partial<Record<keyof CatalogueRow, string>> = { titleName: 'title_name', runtimeMs: 'runtime_ms' }
