import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'

/**
 * The bytes of a file, opened when they are first read. A stream that opens at once fails by itself when the file has gone before anyone reads it,
 * as after a command that was refused or told to end, and takes the process with it.
 */
export const fileStream = (path: string): Readable => Readable.from(chunksOf(path), { objectMode: false })

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path)
}
