import { badFile } from './bad-file.js'
import type { SheetRow } from './spreadsheet/read-sheets.js'

/**
 * Throws `invalid-file` for a cell of a column that is read in which a formula came to an error: it says nothing, and is not empty either. In any
 * other column, as on any other sheet, an error is of no concern. `names`: of the columns, in their order.
 */
export function refuseErrors(
  { sheet, line, cells, errors }: Pick<SheetRow, 'line' | 'cells' | 'errors'> & { sheet?: string },
  names: readonly (string | undefined)[],
  isRead: (column: string) => boolean,
): void {
  for (const at of errors ?? []) {
    const column = names[at] ?? ''
    if (column !== '' && isRead(column))
      throw badFile(
        { ...(sheet !== undefined && { sheet }), line, column },
        `the cell holds the error ${cells[at]}`,
        'repair the formula, or empty the cell',
      )
  }
}
