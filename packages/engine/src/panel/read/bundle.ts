import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Problem } from '@sweeps/model'
import Type, { Compile } from '@sweeps/model/typebox'

const header = Compile(Type.Object({ file: Type.String({ pattern: '^[^/\\\\]+$' }), bytes: Type.Integer({ minimum: 0 }) }))
const longestHeader = 1000

/** Files that came together. They lie in a directory of their own until `remove`. */
export interface Bundle {
  /** Path of each file, by its name. */
  files: Map<string, string>
  remove(): void
}

/**
 * Takes several files out of one stream: before each a line of JSON `{"file":"persons.csv","bytes":123}`, then so many bytes. They are put
 * aside in the data directory, so that a large one need not fit in memory.
 */
export async function readBundle(stream: Readable, directory: string): Promise<Bundle> {
  const aside = mkdtempSync(join(directory, 'incoming-'))
  const remove = () => rmSync(aside, { recursive: true, force: true })
  const files = new Map<string, string>()
  let writing: { out: ReturnType<typeof createWriteStream>; bytes: number } | undefined
  try {
    let left: Buffer = Buffer.alloc(0)
    const finish = async () => {
      writing!.out.end()
      await once(writing!.out, 'finish')
      writing = undefined
    }
    for await (const chunk of stream) {
      left = left.length === 0 ? Buffer.from(chunk) : Buffer.concat([left, Buffer.from(chunk)])
      while (left.length > 0) {
        if (!writing) {
          const end = left.indexOf(10)
          if (end < 0 && left.length < longestHeader) break
          const { file, bytes } = headerOf(left.subarray(0, Math.max(end, 0)).toString('utf8'))
          left = left.subarray(end + 1)
          const path = join(aside, String(files.size))
          files.set(file, path)
          writing = { out: createWriteStream(path), bytes }
          if (bytes === 0) await finish()
          continue
        }
        const part = left.subarray(0, writing.bytes)
        left = left.subarray(part.length)
        writing.bytes -= part.length
        if (!writing.out.write(part)) await once(writing.out, 'drain')
        if (writing.bytes === 0) await finish()
      }
    }
    if (writing || left.length > 0)
      throw new Problem('invalid-file', 'the files were cut off on their way: import them again; nothing was imported')
    return { files, remove }
  } catch (error) {
    if (writing) await closed(writing.out)
    remove()
    throw error
  }
}

/** TRICKY: a file that is still being opened when its directory goes would end the process with an error that nobody hears. */
async function closed(out: ReturnType<typeof createWriteStream>): Promise<void> {
  out.on('error', () => {})
  if (!out.closed) await new Promise<void>(resolve => out.once('close', () => resolve()).destroy())
}

function headerOf(line: string): { file: string; bytes: number } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = undefined
  }
  if (!header.Check(value))
    throw new Problem('invalid-file', 'these are no files of a panel as `sweeps import panel` sends them; nothing was imported')
  return value
}

export const mostMegabytes = 512

/** The bytes of one of the files. */
export function bytesOf(path: string, file: string): Buffer {
  if (statSync(path).size > mostMegabytes * 1024 * 1024)
    throw new Problem('invalid-file', `${file} is larger than ${mostMegabytes} MB: split it; nothing was imported`)
  return readFileSync(path)
}
