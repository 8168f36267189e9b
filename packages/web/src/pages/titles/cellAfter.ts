/** A cell of a grid. */
interface Cell {
  row: number
  column: number
}

/** The cell to which a key leads from another, as in any grid; null: the key is none of a grid's. At an edge it stays. */
export function cellAfter(key: string, { row, column }: Cell, { rows, columns }: { rows: number; columns: number }): Cell | null {
  const within = (at: number, count: number): number => Math.min(Math.max(at, 0), count - 1)
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1, rows), column }
    case 'ArrowDown':
      return { row: within(row + 1, rows), column }
    case 'ArrowLeft':
      return { row, column: within(column - 1, columns) }
    case 'ArrowRight':
      return { row, column: within(column + 1, columns) }
    case 'PageUp':
      return { row: within(row - 10, rows), column }
    case 'PageDown':
      return { row: within(row + 10, rows), column }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: columns - 1 }
    default:
      return null
  }
}
