import { Readable } from 'node:stream'
import { Problem } from '@sweeps/model'
import { CsvError, parse } from 'csv-parse'
import type { Batches, Located, Reading } from './located.js'

const atOnce = 500

/**
 * Rows of a CSV with a header, as objects by column: in UTF-8, UTF-16 or, where it is `foreign`, Windows-1252, with commas, semicolons or tabs. Rows without anything in them are passed
 * over; one with another number of cells comes with what it has. Throws `invalid-file` naming the line when the quoting is broken or a column is
 * named twice; that the last row is cut is noted instead.
 *
 * The tables of other imports are read whole; a history may have gigabytes, so it comes row by row.
 */
export async function* readCsv(bytes: AsyncIterable<Buffer>, reading: Reading, foreign = false): Batches<unknown> {
  const { text, delimiter, encoding } = await opened(bytes, foreign)
  if (encoding === 'windows-1252') reading.encoding = 'Windows-1252'
  const rows = Readable.from(text).pipe(
    parse({
      columns: eachOnce,
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      info: true,
    }),
  )
  let batch: Located<unknown>[] = []
  try {
    for await (const row of rows) {
      const { record, info }: { record: unknown; info: { lines: number } } = row
      batch.push({ at: info.lines, value: record })
      if (batch.length >= atOnce) {
        yield batch
        batch = []
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED') throw new Problem('invalid-file', `line ${error['lines'] ?? '?'}: ${error.message}`)
    reading.cut = true
  }
  if (batch.length > 0) yield batch
}

/** The header's columns. Of two with one name it would be chance which is read. */
function eachOnce(header: string[]): string[] {
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) !== at)
  if (twice !== undefined)
    throw new Problem(
      'invalid-file',
      `line 1, column ${twice}: the header names ${twice} twice: keep one of the two columns; nothing was imported`,
    )
  return header
}

/** The file as UTF-8, and what separates its columns: of comma, semicolon and tab the one that its first line has most of. */
async function opened(
  bytes: AsyncIterable<Buffer>,
  foreign: boolean,
): Promise<{ text: AsyncGenerator<Buffer | string>; delimiter: string; encoding: string | undefined }> {
  const parts = bytes[Symbol.asyncIterator]()
  let first: Buffer = Buffer.alloc(0)
  let done = false
  // The mark of the encoding and all of the header, however the bytes come.
  while (!done && first.length < 65_536 && !first.includes(10)) {
    const next = await parts.next()
    done = next.done === true
    if (!next.done) first = Buffer.concat([first, next.value])
  }
  const utf16 = first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : undefined
  const encoding = utf16 ?? (foreign ? 'windows-1252' : undefined)
  const decoder = encoding && new TextDecoder(encoding)
  const textOf = (part: Buffer): Buffer | string => decoder?.decode(part, { stream: true }) ?? part
  const head = textOf(first)
  const [line = ''] = head.toString().split(/[\r\n]/)
  const count = (sign: string) => line.split(sign).length
  const delimiter = [',', ';', '\t'].reduce((most, sign) => (count(sign) > count(most) ? sign : most))
  async function* all(): AsyncGenerator<Buffer | string> {
    yield head
    if (done) return
    for (let next = await parts.next(); !next.done; next = await parts.next()) yield textOf(next.value)
  }
  return { text: all(), delimiter, encoding }
}
