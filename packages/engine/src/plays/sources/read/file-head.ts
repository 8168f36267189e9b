/** The beginning of a file, by which its format is recognised. */
export interface FileHead {
  /** The first bytes, as text without a byte order mark. */
  text: string
  /** The whole lines of it that are not empty. */
  lines: string[]
  /** The tables of a SQLite file; none for any other. */
  tables: readonly string[]
}

const enough = 64 * 1024

/** Reads the beginning of a stream and gives back a stream that has all of it. */
export async function peek(bytes: AsyncIterable<Buffer | string>): Promise<{ first: Buffer; all: AsyncIterable<Buffer> }> {
  const chunks: Buffer[] = []
  let size = 0
  const source = bytes[Symbol.asyncIterator]()
  let done = false
  while (size < enough && !done) {
    const next = await source.next()
    if (next.done) done = true
    else {
      const chunk = Buffer.from(next.value as Buffer)
      chunks.push(chunk)
      size += chunk.length
    }
  }
  const first = Buffer.concat(chunks)
  const all = async function* (): AsyncGenerator<Buffer> {
    if (first.length > 0) yield first
    for (let next = done ? undefined : await source.next(); next && !next.done; next = await source.next())
      yield Buffer.from(next.value as Buffer)
  }
  return { first, all: all() }
}

export const isSqlite = (first: Buffer): boolean => first.subarray(0, 16).toString('latin1') === 'SQLite format 3\0'

/** The head of a file that is text. The last line may be cut: it counts only when it is the only one. */
export function headOf(first: Buffer, tables: readonly string[] = []): FileHead {
  const text = first
    .subarray(0, enough)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  const all = text.split(/\r?\n/)
  const whole = all.length > 1 && first.length >= enough ? all.slice(0, -1) : all
  return { text, lines: whole.filter(line => line.trim() !== ''), tables }
}

/** The lines that a file is recognised by: the first may be a header, broken, or one of another kind that the program writes too. */
export const firstLines = ({ lines }: FileHead): string[] => lines.slice(0, 20)

/** Those of the first lines that are JSON objects. */
export function firstObjects(head: FileHead): Record<string, unknown>[] {
  return firstLines(head).flatMap(line => {
    try {
      const value: unknown = JSON.parse(line)
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? [{ ...value }] : []
    } catch {
      return []
    }
  })
}

/** Whether a text is not in UTF-8; the last character may be one that is cut. */
export const isForeign = ({ text }: FileHead): boolean => text.slice(0, -1).includes('\ufffd')
