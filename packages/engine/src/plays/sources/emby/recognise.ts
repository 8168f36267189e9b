import { activityRows } from '../playback-reporting/recognise.js'
import { type FileHead, firstObjects } from '../read/file-head.js'
import { readLines } from '../read/read-lines.js'
import type { EventSource } from '../source.js'
import { embySession, readWebhook } from './messages.js'

/** A line that is the body of a webhook: its event is named as Emby names them. */
const isEmby = (head: FileHead): boolean =>
  firstObjects(head).some(({ Event }) => typeof Event === 'string' && /^(playback|system|library|user|item)\./.test(Event))

export const emby: EventSource = {
  id: 'emby',
  kind: 'events',
  recognise: isEmby,
  records: file => (file.head.tables.length > 0 ? file.rows(activityRows) : readLines(file.bytes)),
  read: readWebhook,
  session: embySession,
}
