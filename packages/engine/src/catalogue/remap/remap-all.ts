import { Problem } from '@sweeps/model'
import { type CatalogueRow, contentKey } from '../catalogue-row.js'
import type { Remap } from './remap.js'
import { type IsPlayed, remapRows } from './remap-rows.js'

/** A remap, and where it was read; empty: not in a file. */
export interface PlacedRemap {
  where: string
  remap: Remap
}

/** The catalogue after remaps, one after the other. What is wrong with one of a file names its line; then nothing has changed. */
export function remapAll(stored: readonly CatalogueRow[], remaps: readonly PlacedRemap[], isPlayed: IsPlayed): CatalogueRow[] {
  // By title, so that a thousand remaps of a large catalogue each look at the few rows they are about.
  const titles = new Map<string, CatalogueRow[]>()
  const titleOf = new Map<string, string>()
  const put = (rows: readonly CatalogueRow[]): void => {
    for (const row of rows) {
      titleOf.set(contentKey(row), row.title)
      const there = titles.get(row.title)
      if (there) there.push(row)
      else titles.set(row.title, [row])
    }
  }
  const all = (): CatalogueRow[] => [...titles.values()].flat()
  put(stored)
  for (const { where, remap } of remaps) {
    const { source, target } = remap
    const from = 'place' in source ? source.place.title : titleOf.get(contentKey(source))
    const about = [...new Set([from, target.title])].flatMap(title => (title === undefined ? [] : [title]))
    const rows = atLine(where, () =>
      remapRows(
        about.flatMap(title => titles.get(title) ?? []),
        remap,
        isPlayed,
        all,
      ),
    )
    for (const title of about) titles.delete(title)
    put(rows)
  }
  return all()
}

/** Does something for a line of a file; what is wrong with it names the line. */
export function atLine<T>(where: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof Problem && where !== '')
      throw new Problem('invalid-file', `${where}: ${error.message}; nothing was remapped`, { where })
    throw error
  }
}
