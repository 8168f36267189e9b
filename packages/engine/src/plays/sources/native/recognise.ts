import { type FileHead, firstObjects } from '../read/file-head.js'
import { parseLines } from '../read/parse-lines.js'
import type { SittingSource } from '../source.js'
import { readNative } from './messages.js'

/** A line that is a message: it names its play and has spans. */
const isNative = (head: FileHead): boolean => firstObjects(head).some(one => 'spans' in one && ('play' in one || 'content' in one))

export const native: SittingSource = {
  id: 'native',
  kind: 'sittings',
  recognise: isNative,
  records: file => parseLines(file.bytes, file.reading),
  read: readNative,
}
