import { readNumber } from '@sweeps/model'
import { badFile, type FilePlace } from './bad-file.js'
import { readDay, serialDay } from './read-day.js'
import type { TableRow } from './read-table.js'

/** Where a cell is. */
export const placeOf = ({ sheet, line }: TableRow, column?: string): FilePlace => ({
  ...(sheet !== undefined && { sheet }),
  line,
  ...(column !== undefined && { column }),
})

const wrong = (row: TableRow, column: string, reason: string, advice: string) =>
  badFile(placeOf(row, column), `"${(row.cells[column] ?? '').slice(0, 40)}" ${reason}`, advice)

/** The text of a cell that may not be empty. */
export function textCell(row: TableRow, column: string): string {
  const text = row.cells[column] ?? ''
  if (text === '') throw wrong(row, column, 'is empty', 'every line needs one')
  if (text.length > 500) throw wrong(row, column, `… is ${text.length} characters long`, 'at most 500 are read; is a quote not closed?')
  return text
}

/** What people and programs write into a cell of which they know nothing. A name may be any of these; a number or a day is none. */
const nothingKnown = /^(?:n\/?a\.?|n\.a\.|null|none|nan|nat|\\n|-+|[–—]+)$/i

/** The text of a cell that may say nothing, which is then empty: `N/A`, `–`, `NULL` stand where no number and no day is known. */
export function givenCell(row: TableRow, column: string): string {
  const text = row.cells[column] ?? ''
  return nothingKnown.test(text) ? '' : text
}

/** A day in ISO 8601 where a cell has one, however it is written (see `readDay`), or a spreadsheet counts it; else the cell as it is. */
export function plainDay(row: TableRow, column: string): string {
  const text = row.cells[column] ?? ''
  const zero = row.conventions?.dayZero
  const counted = zero !== undefined && /^\d{1,6}(\.\d+)?$/.test(text) ? serialDay(Number(text), zero) : undefined
  return counted ?? readDay(text, row.conventions?.first(column)).day ?? text
}

/** A day of the calendar in ISO 8601. */
export function dayCell(row: TableRow, column: string): string {
  const text = textCell(row, column)
  const read = readDay(plainDay(row, column))
  if (read.day !== undefined) return read.day
  if (read.readings) throw wrong(row, column, `may be ${read.readings.join(' or ')}`, `write ${read.readings[0]} if it is that day`)
  if (/^\d{5}$/.test(text))
    throw wrong(row, column, 'is no day of the calendar', 'it looks like a spreadsheet’s number of a day: format the column as a date')
  throw wrong(row, column, 'is no day of the calendar', 'write it as 2021-08-09')
}

/** A day that the store can hold as that of a period: it would make another one of any before or after. */
export function periodDayCell(row: TableRow, column: string): string {
  const day = dayCell(row, column)
  if (day < '1970-01-01' || day > '2149-06-06')
    throw wrong(row, column, `is ${day}, which is out of range`, 'it must be from 1970-01-01 to 2149-06-06')
  return day
}

/** A whole number from `least` to `most`. */
export function wholeCell(row: TableRow, column: string, least: number, most: number): number {
  const text = textCell(row, column)
  const number = numberIn(row, column, text, 'is no whole number', true)
  if (!Number.isInteger(number)) {
    // What the column's other cells show of its decimal sign is of no use here: a number that must be whole has none, so this may be a slip.
    const { readings } = readNumber(text)
    if (readings)
      throw wrong(row, column, `may be ${readings.join(' or ')}, and must be whole`, 'write digits only, with nothing between thousands')
    throw wrong(row, column, 'is no whole number', 'write it without decimals')
  }
  if (number < least || number > most) throw wrong(row, column, 'is out of range', `it must be ${least} to ${most}`)
  return number
}

/** A number of 0 or more; null when the cell is empty, or says that none is known. */
export function numberCell(row: TableRow, column: string, most: number): number | null {
  const text = givenCell(row, column)
  if (text === '') return null
  const number = numberIn(row, column, text, 'is no number', false)
  if (number > most) throw wrong(row, column, 'is out of range', `it must be at most ${most}`)
  return number
}

function numberIn(row: TableRow, column: string, text: string, fault: string, whole: boolean): number {
  if (/^\d+$/.test(text)) return Number(text)
  const read = readNumber(text, row.conventions?.decimal(column))
  if (read.value !== undefined && read.value >= 0) return read.value
  if (read.readings) {
    const fitting = whole ? read.readings.filter(reading => Number.isInteger(Number(reading))) : read.readings
    // A number that must be whole is not read with a fraction: 689,500 can only be 689500.
    if (fitting.length === 1 && /^\d{1,3}[.,]\d{3}$/.test(text)) return Number(fitting[0])
    throw wrong(
      row,
      column,
      `may be ${read.readings.join(' or ')}`,
      'nothing else in this column shows which: write it with a point for decimals and nothing between thousands',
    )
  }
  throw wrong(row, column, fault, 'write digits only, without units')
}

/** Yes or no, in any case, as 1 or 0, or as spreadsheets write that a box is ticked. `words`: what a file of its kind has. */
export function yesCell(row: TableRow, column: string, words: readonly [yes: string, no: string]): boolean {
  const text = row.cells[column] ?? ''
  if (/^(?:yes|true|1)$/i.test(text)) return true
  return /^(?:no|false|0)$/i.test(text) ? false : wordCell(row, column, words) === words[0]
}

/** One of a few words, in any case. */
export function wordCell<W extends string>(row: TableRow, column: string, words: readonly W[]): W {
  const text = textCell(row, column)
  const word = words.find(one => one === text) ?? words.find(one => one.toLowerCase() === text.toLowerCase())
  if (word === undefined) throw wrong(row, column, 'is not known here', `it must be one of ${words.join(', ')}`)
  return word
}
