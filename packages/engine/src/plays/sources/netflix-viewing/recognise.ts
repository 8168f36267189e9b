import { type FileHead, isForeign } from '../read/file-head.js'
import { readCsv } from '../read/read-csv.js'
import type { SittingSource } from '../source.js'
import { readViewing } from './messages.js'
import { columns } from './record.js'

/** A header with all its columns. */
function isNetflixViewing({ lines }: FileHead): boolean {
  const header = (lines[0] ?? '').split(/[,;\t]/).map(cell => cell.replaceAll('"', '').trim())
  return columns.every(column => header.includes(column))
}

export const netflixViewing: SittingSource = {
  id: 'netflix-viewing',
  kind: 'sittings',
  recognise: isNetflixViewing,
  records: file => readCsv(file.bytes, file.reading, isForeign(file.head)),
  read: readViewing,
}
