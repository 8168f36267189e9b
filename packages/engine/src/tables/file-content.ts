import { badFile } from './bad-file.js'

/** What an import can read: the whole text, its bytes, or a stream of either. */
export type FileContent = string | Uint8Array | AsyncIterable<string | Uint8Array>

/** Published lists of all years have a few MB. */
const usualLimit = 64

/** The bytes of a file, from 1 byte to so many MB. Throws `invalid-file`. */
export async function readBytes(content: FileContent, megabytes = usualLimit): Promise<Uint8Array> {
  const limit = megabytes * 1024 * 1024
  const tooLarge = () => badFile({}, `the file is larger than ${megabytes} MB`, 'check that it is the right file, or split it')
  const bytes = typeof content === 'string' ? Buffer.from(content) : content instanceof Uint8Array ? content : await joined(content, limit)
  if (bytes.length > limit) throw tooLarge()
  if (bytes.length === 0) throw badFile({}, 'the file is empty', 'check that it is the right file')
  return bytes
}

async function joined(content: AsyncIterable<string | Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    chunks.push(bytes)
    size += bytes.length
    // What is too large is not read to its end.
    if (size > limit) break
  }
  return Buffer.concat(chunks)
}
