import type { SourceId } from '@sweeps/model'
import { headOf, isSqlite } from '../read/file-head.js'
import { fileSources } from '../sources.js'
import { refuseInstants } from './refuse-instants.js'

/**
 * Of which sources a file may be, by its first bytes; several where it can be read as either. Throws `invalid-file` for what says when
 * something was watched, and not for how long.
 */
export function recogniseSources(first: Uint8Array): SourceId[] {
  const bytes = Buffer.from(first.buffer, first.byteOffset, first.byteLength)
  const head = isSqlite(bytes) ? headOf(Buffer.alloc(0), tablesIn(bytes)) : headOf(bytes)
  const found = Object.values(fileSources).flatMap(source => (source.recognise(head) ? [source.id] : []))
  if (found.length === 0) refuseInstants(head)
  return found
}

export const isSqliteFile = (first: Uint8Array): boolean => isSqlite(Buffer.from(first.subarray(0, 16)))

/** SQLite keeps the text of each CREATE TABLE, the oldest first, near the beginning of its file. */
const tablesIn = (bytes: Buffer): string[] =>
  [...bytes.toString('latin1').matchAll(/CREATE TABLE (?:IF NOT EXISTS )?["'`[]?(\w+)/gi)].map(([, name]) => name!)
