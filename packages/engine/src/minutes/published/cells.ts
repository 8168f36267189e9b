import { parseDay } from '@sweeps/model'
import { badFile, type Place } from './bad-file.js'
import type { TableRow } from './read-table.js'

/** Where a cell is. */
export const placeOf = ({ sheet, line }: TableRow, column?: string): Place => ({
  ...(sheet !== undefined && { sheet }),
  line,
  ...(column !== undefined && { column }),
})

const wrong = (row: TableRow, column: string, reason: string, advice: string) =>
  badFile(placeOf(row, column), `"${(row.cells[column] ?? '').slice(0, 40)}" ${reason}`, advice)

/** The text of a cell that may not be empty. */
export function textCell(row: TableRow, column: string): string {
  const text = row.cells[column] ?? ''
  if (text === '') throw wrong(row, column, 'is empty', 'every line needs one; the file may be cut off, download it again')
  if (text.length > 500) throw wrong(row, column, `… is ${text.length} characters long`, 'the file may be damaged, download it again')
  return text
}

/** A day of the calendar. */
export function dayCell(row: TableRow, column: string): string {
  const text = textCell(row, column)
  try {
    return parseDay(text, column).toString()
  } catch {
    throw wrong(row, column, 'is no day of the calendar', 'write it as 2021-08-09')
  }
}

/** A whole number from `least` to `most`. */
export function wholeCell(row: TableRow, column: string, least: number, most: number): number {
  const text = textCell(row, column)
  if (!/^\d+$/.test(text)) throw wrong(row, column, 'is no whole number', 'write digits only, without commas, spaces or units')
  const number = Number(text)
  if (number < least || number > most) throw wrong(row, column, 'is out of range', `it must be ${least} to ${most}`)
  return number
}

/** A number of 0 or more, with a point for decimals; null when the cell is empty. */
export function numberCell(row: TableRow, column: string, most: number): number | null {
  const text = row.cells[column] ?? ''
  if (text === '') return null
  if (!/^\d+(\.\d+)?$/.test(text)) throw wrong(row, column, 'is no number', 'write digits only, without commas, spaces or units')
  const number = Number(text)
  if (number > most) throw wrong(row, column, 'is out of range', `it must be at most ${most}`)
  return number
}

/** One of a few words. */
export function wordCell<W extends string>(row: TableRow, column: string, words: readonly W[]): W {
  const text = textCell(row, column)
  if (!(words as readonly string[]).includes(text)) throw wrong(row, column, 'is not known here', `it must be one of ${words.join(', ')}`)
  return text as W
}
