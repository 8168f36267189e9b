import type { FileHead } from '../read/file-head.js'
import { readJsonElements } from '../read/json-elements.js'
import { values } from '../read/values.js'
import type { SittingSource } from '../source.js'
import { readSession } from './messages.js'

/** A backup says in `exportInfo` who wrote it. */
const isStreamystats = ({ text }: FileHead): boolean =>
  /^\s*\{/.test(text) && /"exportInfo"\s*:/.test(text) && (/"streamystats"/i.test(text) || /"sessions"\s*:\s*\[/.test(text))

export const streamystats: SittingSource = {
  id: 'streamystats',
  kind: 'sittings',
  recognise: isStreamystats,
  records: file => values(readJsonElements(file.bytes, new Set(['sessions']), file.reading)),
  read: readSession,
}
