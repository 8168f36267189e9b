import { badFile, type Sheet, type SheetRow } from '../../tables/index.js'
import type { EngagementColumns } from './engagement-row.js'

const wanted = ['Title', 'Available Globally?', 'Release Date', 'Hours Viewed', 'Runtime', 'Views'] as const
/** A heading stands above the header; how many lines it has may change. */
const mostHeading = 30

const same = (one: string | undefined, other: string): boolean => one !== undefined && letters(one) === letters(other)
const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')

/** Which of a sheet's rows is its header; -1 when none is. */
export const headerAt = ({ rows }: Sheet): number =>
  rows.slice(0, mostHeading).findIndex(({ cells }) => cells.some(cell => same(cell, wanted[0])))

/** Names of the columns as a header spells them, and those nobody knows. Throws `invalid-file`. */
export function engagementColumns({ line, cells }: SheetRow, sheet: string): { columns: EngagementColumns; unknown: string[] } {
  const find = (column: string): string | undefined => {
    const found = cells.filter(name => same(name, column))
    if (found.length > 1) throw badFile({ sheet, line, column }, `the header names ${column} twice`, 'keep one of the two columns')
    return found[0]
  }
  const need = (column: string): string => {
    const name = find(column)
    if (!name)
      throw badFile(
        { sheet, line, column },
        `the header has no ${column}`,
        `it must name ${wanted.slice(0, 4).join(', ')}; it has ${cells.filter(Boolean).join(', ').slice(0, 200)}`,
      )
    return name
  }
  const [name, everywhere, released, hours, runtime, views] = wanted
  return {
    columns: {
      ...{ name: need(name), everywhere: need(everywhere), released: need(released), hours: need(hours) },
      ...{ runtime: find(runtime), views: find(views) },
    },
    unknown: cells.filter(cell => cell && !wanted.some(column => same(cell, column))),
  }
}
