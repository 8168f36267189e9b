import { type FileHead, firstObjects } from '../read/file-head.js'
import { parseLines } from '../read/parse-lines.js'
import type { EventSource } from '../source.js'
import { plexSession, readWebhook } from './messages.js'

/** A line that has the moment of a webhook beside its payload, in which the event is named as Plex names them. */
const isPlex = (head: FileHead): boolean =>
  firstObjects(head).some(({ payload }) => typeof payload === 'object' && payload !== null && 'event' in payload && 'Metadata' in payload)

export const plex: EventSource = {
  id: 'plex',
  kind: 'events',
  recognise: isPlex,
  records: file => parseLines(file.bytes, file.reading),
  read: readWebhook,
  session: plexSession,
}
