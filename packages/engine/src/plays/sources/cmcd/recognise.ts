import type { FileHead } from '../read/file-head.js'
import { readLines } from '../read/read-lines.js'
import type { EventSource } from '../source.js'
import { cmcdSession, readLine } from './messages.js'
import { decodeLine } from './record.js'

/** A line that is a dictionary and says its event. */
function isCmcd(head: FileHead): boolean {
  const first = head.lines[0] ?? ''
  if (!/(^|,)\s*e=/.test(first) || !/(^|,)\s*ts=\d/.test(first)) return false
  return decodeLine(first)?.['e'] !== undefined
}

export const cmcd: EventSource = {
  id: 'cmcd',
  kind: 'events',
  recognise: isCmcd,
  records: file => readLines(file.bytes),
  read: readLine,
  session: cmcdSession,
}
