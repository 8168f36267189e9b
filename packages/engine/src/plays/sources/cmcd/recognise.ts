import { type FileHead, firstLines } from '../read/file-head.js'
import { readLines } from '../read/read-lines.js'
import type { EventSource } from '../source.js'
import { cmcdSession, readLine } from './messages.js'
import { decodeLine } from './record.js'

/** A line that is a dictionary and says its event. */
const isCmcd = (head: FileHead): boolean =>
  firstLines(head).some(line => /(^|,)\s*e=/.test(line) && /(^|,)\s*ts=\d/.test(line) && decodeLine(line)?.['e'] !== undefined)

export const cmcd: EventSource = {
  id: 'cmcd',
  kind: 'events',
  recognise: isCmcd,
  records: file => readLines(file.bytes),
  read: readLine,
  session: cmcdSession,
}
