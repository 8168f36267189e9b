import type { Readable } from 'node:stream'
import { Problem } from '@sweeps/model'

const most = 256 * 1024 * 1024

/** All of a file, for importers that must see the whole before they change anything. */
export async function readFile(file: Readable | undefined): Promise<Buffer> {
  if (!file) throw new Problem('usage', 'this needs a file')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file) {
    size += (chunk as Buffer).length
    if (size > most) throw new Problem('invalid-file', 'the file is larger than 256 MB: split it')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}
