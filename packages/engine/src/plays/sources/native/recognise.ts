import { type FileHead, firstObject } from '../read/file-head.js'
import { parseLines } from '../read/parse-lines.js'
import type { SittingSource } from '../source.js'
import { readNative } from './messages.js'

/** A line that is a message: it names its play and has spans. */
function isNative(head: FileHead): boolean {
  const first = firstObject(head)
  return first !== undefined && 'spans' in first && ('play' in first || 'content' in first)
}

export const native: SittingSource = {
  id: 'native',
  kind: 'sittings',
  recognise: isNative,
  records: file => parseLines(file.bytes, file.reading),
  read: readNative,
}
