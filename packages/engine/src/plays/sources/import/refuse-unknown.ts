import { Problem } from '@sweeps/model'
import { type FileHead, firstObjects, isForeign } from '../read/file-head.js'

/** Members of our own messages: what has one of them is ours, however wrong it is otherwise. */
const ours = ['service', 'content', 'play', 'viewer', 'account', 'spans', 'sentAt']

/**
 * Refuses a file that nobody recognises and of which no line is a message of our own, as somebody took the wrong one: each of its lines would
 * be kept as a bad message. An empty file is none, and a line that is longer than what was looked at may be anything. Throws `invalid-file`.
 */
export function refuseUnknown(head: FileHead): void {
  if (head.lines.length === 0 || (head.lines.length === 1 && head.text.length >= 60_000)) return
  const objects = firstObjects(head)
  if (objects.some(one => ours.some(member => member in one)) || startsArrayOfOurs(head)) return
  throw new Problem('invalid-file', `${whatItIs(head, objects)}; nothing was imported`)
}

/** An array of messages stands in a line of its own. */
const startsArrayOfOurs = ({ text }: FileHead): boolean =>
  /^\s*\[\s*\{/.test(text) && ours.some(member => new RegExp(`"${member}"\\s*:`).test(text))

function whatItIs(head: FileHead, objects: readonly Record<string, unknown>[]): string {
  const { text } = head
  if (text.startsWith('\x1f')) return 'the file is compressed (gzip): unpack it first'
  if (text.startsWith('PK\x03\x04')) return 'the file is a ZIP archive or a spreadsheet: unpack it, or save its table as CSV'
  if (text.includes('\0') && /\0[\w{[",]\0|[\w{[",]\0[\w{[",]\0/.test(text)) return 'the file is UTF-16: save it as UTF-8'
  if (/^\s*<(?:!doctype|html|\?xml|[a-z])/i.test(text))
    return 'the file is a web page or XML, and no history of plays: download the file itself'
  if (text.includes('\0') || isForeign(head)) return 'the file is no text in UTF-8, and no database of a program whose history is read here'
  const unknown = 'nothing says which program wrote this file: name it with --from (`sweeps sources` lists them)'
  if (objects.length > 0) return `${unknown}; its first object has ${Object.keys(objects[0]!).slice(0, 8).join(', ').slice(0, 200)}`
  return `${unknown}; it begins "${head.lines[0]!.slice(0, 80)}"`
}
