import { figureWords } from '@sweeps/model/plain'
import Table from 'cli-table3'
import pc from 'picocolors'

/** JSON goes to stdout alone. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2))

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** A table for people: numbers to the right, no ruling that gets in the way of copying. */
export function printTable(head: string[], rows: (string | number | null)[][]): void {
  const numeric = head.map((_, column) => rows.length > 0 && rows.every(row => isNumber(row[column] ?? null)))
  const table = new Table({
    head: head.map(name => pc.bold(name)),
    colAligns: numeric.map(right => (right ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '',
    },
  })
  for (const row of rows) table.push(row.map(cell => (cell === null ? '–' : typeof cell === 'number' ? figureWords(cell) : cell)))
  print(table.toString())
}

/** What stands to the right: numbers, and numbers that are written already. */
const isNumber = (cell: string | number | null): boolean => typeof cell !== 'string' || /^[\d,.]+$/.test(cell)
