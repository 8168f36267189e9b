import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Problem } from '@sweeps/model/plain'

/** A file to read: the one named, or what an address gives, fetched whole before anything is changed. `remove` cleans up after. */
export async function openAddress(
  file: string | undefined,
  url: string | undefined,
): Promise<{ path: string; address: string; remove: () => void }> {
  if (Boolean(file) === Boolean(url)) throw new Problem('usage', 'name either a file or an address (--url)')
  if (file) return { path: file, address: '', remove: () => {} }
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-'))
  const remove = (): void => rmSync(directory, { recursive: true, force: true })
  try {
    const answer = await fetch(url!, { signal: AbortSignal.timeout(120_000) })
    if (!answer.ok || !answer.body) throw new Problem('invalid-file', `${url} answered ${answer.status}`)
    const path = join(directory, 'fetched')
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(path))
    return { path, address: url!, remove }
  } catch (error) {
    remove()
    if (error instanceof Problem) throw error
    throw new Problem('invalid-file', `${url} could not be fetched: ${(error as Error).message}`)
  }
}
