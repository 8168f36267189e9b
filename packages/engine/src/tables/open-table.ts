import { type FileContent, readBytes } from './file-content.js'
import type { Sheet } from './spreadsheet/read-sheets.js'
import { isSpreadsheet, textOf } from './text-of.js'

/** A file opened as a table: the text of a CSV, or the sheets of a spreadsheet that a person sees. */
export interface TableFile {
  text?: string
  sheets?: Sheet[]
  /** In words, what a reader may want to know of how it was read. */
  notes: string[]
}

/** Opens CSV, tab-separated text or XLSX: what it is shows in its bytes. At most 64 MB unless the caller takes more. Throws `invalid-file`. */
export async function openTable(content: FileContent, { megabytes }: { megabytes?: number } = {}): Promise<TableFile> {
  const bytes = await readBytes(content, megabytes)
  // What reads ZIP and XML is loaded for spreadsheets only: it is forty modules that every start of the program would read.
  return isSpreadsheet(bytes) ? (await import('./spreadsheet/read-sheets.js')).readSheets(bytes) : textOf(bytes)
}

/** Whether the first lines of a file name a column: some publishers have several kinds of files with one ending. */
export function namesColumn({ text = '', sheets = [] }: TableFile, column: string): boolean {
  const first =
    text
      .slice(0, 20_000)
      .split(/\r\n|\n|\r/)
      .find(line => line.trim() !== '') ?? ''
  return (
    first.split(/[,;\t"]/).some(name => name.trim() === column) ||
    sheets.some(({ rows }) => rows.slice(0, 30).some(({ cells }) => cells.some(cell => cell === column)))
  )
}
