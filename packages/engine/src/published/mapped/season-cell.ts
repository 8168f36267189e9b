import { isLimited, namedSeason, nameKey } from '@sweeps/model'
import { badFile, placeOf, type TableRow } from '../../tables/index.js'

/**
 * The season that a cell of its own names, and what charts then: the title with it, so that two seasons of one title are told apart wherever a
 * name is shown. A number is written in any way (`3`, `3.0`, `III`, `third`), or in a label (`Teil 3`, `Elite: Season 3`). Empty: none, or all.
 */
export function seasonCell(row: TableRow, column: string | undefined, title: string): { season: number; name: string } {
  const label = (column && row.cells[column])?.trim() ?? ''
  if (label === '' || label === 'N/A' || nameKey(label) === nameKey(title)) return { season: 0, name: title }
  const alone = aloneSeason(label)
  if (alone !== undefined) return { season: alone, name: alone === 0 ? title : `${title}: Season ${alone}` }
  const name = nameKey(label).toLowerCase().startsWith(nameKey(title).toLowerCase()) ? label : `${title}: ${label}`
  const named = namedSeason(label, title) ?? (isLimited(label, title) ? 1 : undefined)
  if (named !== undefined) return { season: named, name }
  throw badFile(
    placeOf(row, column),
    `"${label.slice(0, 40)}" names no single season that can be read`,
    'write its number, such as 3, or a label with it, such as Season 3; leave it empty for none, or for all seasons',
  )
}

/** A number and nothing else, read as if the word for a season stood beside it. */
function aloneSeason(label: string): number | undefined {
  if (!/^[\p{L}\p{M}\p{N}.,٫-]+$/u.test(label) || /\p{L}.*\p{N}|^\p{L}$/u.test(label.replace(/^[IVX]$/i, ''))) return undefined
  const number = /^[ivx]+$/i.test(label) ? label.toUpperCase() : label.replace(/^(\p{Nd}+)(?:\.|[.,٫]0+)$/u, '$1')
  return namedSeason(`Season ${number}`) ?? namedSeason(`${number} season`)
}
