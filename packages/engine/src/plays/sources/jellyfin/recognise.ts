import { type FileHead, firstObject } from '../read/file-head.js'
import { readLines } from '../read/read-lines.js'
import type { EventSource } from '../source.js'
import { jellyfinSession, readWebhook } from './messages.js'

/** A line that is the body of a webhook: its kind is named as the plugin names them. */
function isJellyfin(head: FileHead): boolean {
  const first = firstObject(head)
  return typeof first?.['NotificationType'] === 'string' && ('ServerId' in first || 'ItemId' in first)
}

export const jellyfin: EventSource = {
  id: 'jellyfin',
  kind: 'events',
  recognise: isJellyfin,
  records: file => readLines(file.bytes),
  read: readWebhook,
  session: jellyfinSession,
}
