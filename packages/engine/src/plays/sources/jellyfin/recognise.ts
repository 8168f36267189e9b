import { type FileHead, firstObjects } from '../read/file-head.js'
import { readLines } from '../read/read-lines.js'
import type { EventSource } from '../source.js'
import { jellyfinSession, readWebhook } from './messages.js'

/** A line that is the body of a webhook: its kind is named as the plugin names them. */
const isJellyfin = (head: FileHead): boolean =>
  firstObjects(head).some(one => typeof one['NotificationType'] === 'string' && ('ServerId' in one || 'ItemId' in one))

export const jellyfin: EventSource = {
  id: 'jellyfin',
  kind: 'events',
  recognise: isJellyfin,
  records: file => readLines(file.bytes),
  read: readWebhook,
  session: jellyfinSession,
}
