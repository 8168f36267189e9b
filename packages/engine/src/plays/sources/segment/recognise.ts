import { type FileHead, firstObjects } from '../read/file-head.js'
import { readJsonElements } from '../read/json-elements.js'
import { parseLines } from '../read/parse-lines.js'
import { values } from '../read/values.js'
import type { EventSource } from '../source.js'
import { readEvent, segmentSession } from './messages.js'

/** A `track` call of the video specification. */
function isSegment(head: FileHead): boolean {
  const objects = firstObjects(head)
  if (objects.length > 0)
    return objects.some(({ event, properties }) => typeof event === 'string' && /^video /i.test(event) && typeof properties === 'object')
  return head.text.trimStart().startsWith('[') && /"event"\s*:\s*"Video /i.test(head.text) && /"properties"\s*:/.test(head.text)
}

export const segment: EventSource = {
  id: 'segment',
  kind: 'events',
  recognise: isSegment,
  records: file =>
    file.head.text.trimStart().startsWith('[')
      ? values(readJsonElements(file.bytes, new Set(['']), file.reading))
      : parseLines(file.bytes, file.reading),
  read: readEvent,
  session: segmentSession,
}
