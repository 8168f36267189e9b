import { decodeText } from '@sweeps/model'
import { badFile } from './bad-file.js'

/** The text of a file, and in words how it was read where that was not as UTF-8. */
export interface FileText {
  text: string
  notes: string[]
}

/**
 * The text in the bytes of a file: UTF-8, UTF-16 or Windows-1252, without its byte order mark. Throws `invalid-file` for other encodings and
 * for what is no text, naming what it looks like.
 */
export function textOf(bytes: Uint8Array): FileText {
  const other = otherKind(bytes)
  if (other) throw badFile({}, other.is, other.advice)
  const read = decodeText(bytes)
  if ('refused' in read) throw badFile(read.byte === undefined ? {} : { line: lineAt(bytes, read.byte) }, read.refused, read.advice)
  return { text: read.text, notes: remark(read.encoding) }
}

function remark(encoding: string): string[] {
  if (encoding === 'UTF-8') return []
  const look = encoding === 'Windows-1252' ? '; look at names with accents, and save it as UTF-8 if they are wrong' : ''
  return [`the file is not UTF-8: it was read as ${encoding}${look}`]
}

/** True for what looks like an XLSX: a ZIP archive. */
export const isSpreadsheet = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

function otherKind(bytes: Uint8Array): { is: string; advice: string } | undefined {
  const begins = (...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)
  if (isSpreadsheet(bytes)) return { is: 'the file is a ZIP archive or a spreadsheet (XLSX)', advice: 'save the sheet as CSV in UTF-8' }
  if (begins(0x1f, 0x8b)) return { is: 'the file is compressed (gzip)', advice: 'unpack it first' }
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    return { is: 'the file is an old spreadsheet (XLS), or one locked with a password', advice: 'save it as XLSX without one, or as CSV' }
  if (begins(0x25, 0x50, 0x44, 0x46)) return { is: 'the file is a PDF', advice: 'save its table as CSV or XLSX' }
  if (begins(0x7b, 0x5c, 0x72, 0x74, 0x66)) return { is: 'the file is a text document (RTF)', advice: 'save its table as CSV or XLSX' }
  if (begins(0x50, 0x41, 0x52, 0x31)) return { is: 'the file is Parquet', advice: 'save its table as CSV or XLSX' }
  if (begins(0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20))
    return { is: 'the file is a SQLite database', advice: 'save its table as CSV or XLSX' }
  return markup(Buffer.from(bytes.subarray(0, 2000)).toString('latin1'))
}

/** What programs save as markup, mostly under another ending: `.xls` is a web page as often as not. */
function markup(start: string): { is: string; advice: string } | undefined {
  const [, root] =
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<\?mso[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<([a-z][\w:-]*)[\s>/]/is.exec(start) ?? []
  if (root === undefined) return undefined
  if (/^(?:html|head|body|meta|table|div|style|title)$/i.test(root))
    return {
      is: 'the file is a web page',
      advice: 'download the table itself, not the page that links to it, or save the table in it as CSV or XLSX',
    }
  if (/^(?:ss:)?workbook$|^office:document$/i.test(root))
    return { is: 'the file is a spreadsheet written as XML', advice: 'save it as XLSX or CSV' }
  return { is: `the file is XML (<${root.slice(0, 40)}>)`, advice: 'save its table as CSV or XLSX' }
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let at = 0; at < offset; at++) if (bytes[at] === 0x0a) line++
  return line
}
