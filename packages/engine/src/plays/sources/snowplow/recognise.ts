import { type FileHead, firstObjects } from '../read/file-head.js'
import { readLines } from '../read/read-lines.js'
import type { EventSource } from '../source.js'
import { readEvent, snowplowSession } from './messages.js'

/** A line of 127 cells or more with self-describing JSON among them, or a JSON object that has such. */
function isSnowplow(head: FileHead): boolean {
  const first = head.lines[0] ?? ''
  if (first.split('\t').length >= 127)
    return /iglu:com\.snowplowanalytics/.test(head.text) || /\t(web|mob|app|srv|tv|cnsl|iot|pc)\t/.test(`\t${first}`)
  return firstObjects(head).some(one => ('collector_tstamp' in one || 'v_collector' in one) && 'event_name' in one)
}

export const snowplow: EventSource = {
  id: 'snowplow',
  kind: 'events',
  recognise: isSnowplow,
  records: file => readLines(file.bytes),
  read: readEvent,
  session: snowplowSession,
}
