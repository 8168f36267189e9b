import { badFile } from './bad-file.js'

/** What an import can read: the whole text, its bytes, or a stream of either. */
export type FileContent = string | Uint8Array | AsyncIterable<string | Uint8Array>

const limit = 64 * 1024 * 1024
const tooLarge = () =>
  badFile({}, 'the file is larger than 64 MB', 'no published list is; check that it is the right file, or split it by years')

/** The text of a file: UTF-8, with or without a byte order mark, at most 64 MB. Throws `invalid-file` for anything else. */
export const readText = async (content: FileContent): Promise<string> => decodeText(await readBytes(content))

/** Bytes of a file as text. Throws `invalid-file` for anything but UTF-8, and for what looks like another kind of file. */
export function decodeText(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw badFile({}, 'the file is UTF-16', 'save it as UTF-8 text')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw badFile({}, 'the file is a ZIP archive or a spreadsheet (XLSX)', 'save the sheet as text')
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw badFile({}, 'the file is compressed (gzip)', 'unpack it first')
  const zero = bytes.indexOf(0)
  if (zero >= 0) throw badFile({ line: lineAt(bytes, zero) }, 'there is a zero byte', 'this is no text file; save it as UTF-8 text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badFile({}, 'the file is not UTF-8', 'save it as UTF-8 text')
  }
}

/** The bytes of a file, from 1 byte to 64 MB. Throws `invalid-file`. */
export async function readBytes(content: FileContent): Promise<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content instanceof Uint8Array ? content : await pile(content)
  if (bytes.length > limit) throw tooLarge()
  if (bytes.length === 0) throw badFile({}, 'the file is empty', 'download it again')
  return bytes
}

async function pile(content: AsyncIterable<string | Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size > limit) throw tooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let at = 0; at < offset; at++) if (bytes[at] === 0x0a) line++
  return line
}
