import { createReadStream, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { Problem } from '@sweeps/model/plain'

const isPanelFile = (name: string): boolean => /^(panel\.json|viewing\.ndjson|.+\.(?:csv|tsv|xlsx))$/i.test(name)

/** The files of a panel in a directory, by their names or because they have rows of Barb's API, or one of them: their paths. */
export async function panelPaths(path: string): Promise<string[]> {
  try {
    if (!statSync(path).isDirectory()) return [path]
    const { hasBarbRows } = await import('@sweeps/engine')
    const found = readdirSync(path)
      .filter(name => isPanelFile(name) || (statSync(join(path, name)).isFile() && hasBarbRows(name, join(path, name))))
      .sort()
    if (found.length === 0) throw new Problem('usage', `${path} has no files of a panel: panel.json, households.csv, persons.csv …`)
    return found.map(name => join(path, name))
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('usage', `${path} cannot be read (${(error as NodeJS.ErrnoException).code}): check the path`)
  }
}

/** Files as one stream: before each a line of JSON that names it and its length in bytes. */
export function panelBundle(paths: readonly string[]): Readable {
  return Readable.from(chunksOf(paths), { objectMode: false })
}

async function* chunksOf(paths: readonly string[]): AsyncGenerator<Buffer> {
  for (const path of paths) {
    const bytes = statSync(path).size
    yield Buffer.from(`${JSON.stringify({ file: basename(path), bytes })}\n`)
    // Not beyond the length that was said, should the file grow meanwhile.
    if (bytes > 0) for await (const chunk of createReadStream(path, { end: bytes - 1 })) yield chunk as Buffer
  }
}
