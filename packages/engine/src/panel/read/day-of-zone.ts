import { badFile, dayCell, placeOf, type TableRow } from '../../tables/index.js'

/** A time of a day is of some zone: a day must not be cut out of it unseen. Midnight is what spreadsheets write behind every day. */
export const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\d./.test(text) && !/^.{10}[T ]00:00(?::00(?:\.0+)?)?$/.test(text)

/** A day of the panel's zone. Throws `invalid-file` for what is none, and for an instant. */
export function dayOfZone(row: TableRow, column: string, zone: string): string {
  const text = row.cells[column] ?? ''
  if (isInstant(text))
    throw badFile(
      placeOf(row, column),
      `"${text.slice(0, 40)}" is an instant, perhaps of another zone`,
      `write the day that it is in ${zone}, as ${text.slice(0, 10)}`,
    )
  return dayCell(row, column)
}

/** The same, or '' where the cell is empty. */
export const givenDayOfZone = (row: TableRow, column: string, zone: string): string =>
  row.cells[column] ? dayOfZone(row, column, zone) : ''
