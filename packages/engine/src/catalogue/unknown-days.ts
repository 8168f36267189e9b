import type { CatalogueRow } from './catalogue-row.js'
import type { FileRows } from './formats/located.js'

/** Days of release that a file gives and nobody can mean: programs write 0001-01-01 where they know none. */
export function unknownDays({ rows }: FileRows, read: readonly CatalogueRow[]): string[] {
  const taken = rows.filter(({ fields }, at) => fields.released?.trim() && read[at]!.released === null)
  const [first] = taken
  if (!first) return []
  return [
    `days of release before 1900 or after 2299 were taken as not known: ${taken.length}, such as "${first.fields.released}" in ${first.where}`,
  ]
}
