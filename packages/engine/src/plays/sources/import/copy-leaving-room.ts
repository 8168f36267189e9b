import { createWriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { needRoom } from '../../../store/index.js'

/** The disk is looked at each time so much has been written. */
const stride = 8 * 1024 * 1024

/** Writes bytes to a file, and leaves room on its disk for what the collector has to write meanwhile. Throws `disk-full` before that is gone. */
export async function copyLeavingRoom(bytes: AsyncIterable<Buffer>, path: string): Promise<void> {
  const watched = async function* (): AsyncGenerator<Buffer> {
    let unchecked = stride
    for await (const piece of bytes) {
      unchecked += piece.length
      if (unchecked >= stride) {
        needRoom(dirname(path), unchecked)
        unchecked = 0
      }
      yield piece
    }
  }
  await pipeline(Readable.from(watched()), createWriteStream(path, { mode: 0o600 }))
}
