import type { FileHead } from '../read/file-head.js'
import { readJsonElements } from '../read/json-elements.js'
import type { Batches } from '../read/located.js'
import { parseLines } from '../read/parse-lines.js'
import type { SittingSource, SourceFile } from '../source.js'
import { readBackupRow } from './messages.js'
import { tables } from './record.js'

/** A backup: an array of tables, or lines that name their table. */
const isJellystat = ({ text }: FileHead): boolean =>
  /^\s*[[{]/.test(text) && /"jf_(libraries|library_items|library_seasons|library_episodes|users|playback_activity|item_info)"/.test(text)

export const jellystat: SittingSource = {
  id: 'jellystat',
  kind: 'sittings',
  recognise: isJellystat,
  records: file => (/^\s*\{\s*"type"\s*:/.test(file.head.text) ? fromLines(file) : fromDocument(file)),
  read: readBackupRow,
}

async function* fromDocument(file: SourceFile): Batches<unknown> {
  for await (const batch of readJsonElements(file.bytes, new Set(Object.values(tables)), file.reading))
    yield batch.map(({ at, value }) => ({ at, value: { table: value.key, row: value.value } }))
}

/** Lines are of tables and of rows; what begins a table is no row. */
async function* fromLines(file: SourceFile): Batches<unknown> {
  const wanted = new Set<unknown>(Object.values(tables))
  for await (const batch of parseLines(file.bytes, file.reading)) {
    const rows = batch.flatMap(({ at, value }) => {
      if (typeof value !== 'object' || value === null) return [{ at, value }]
      const { type, table, data } = { type: undefined, table: undefined, data: undefined, ...value }
      return type === 'row' && wanted.has(table) ? [{ at, value: { table, row: data } }] : []
    })
    if (rows.length > 0) yield rows
  }
}
