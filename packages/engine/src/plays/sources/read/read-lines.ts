import { Problem } from '@sweeps/model'
import type { Batches, Located } from './located.js'

const longest = 1024 * 1024
const newline = 10

/**
 * The lines of a stream that are not empty, without their end; `\n` and `\r\n` both end one, and a byte order mark is dropped. Memory
 * does not grow with the file. Throws `invalid-file` for a line over 1 MB: then it is no file of lines.
 */
export async function* readLines(bytes: AsyncIterable<Buffer>): Batches<string> {
  let rest: Buffer = Buffer.alloc(0)
  let number = 0
  for await (const chunk of bytes) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const lines: Located<string>[] = []
    let from = 0
    for (let end = all.indexOf(newline); end >= 0; end = all.indexOf(newline, from)) {
      number++
      if (end - from > longest) throw tooLong(number)
      if (end > from) push(lines, number, all.toString('utf8', from, end))
      from = end + 1
    }
    rest = all.subarray(from)
    if (rest.length > longest) throw tooLong(number + 1)
    if (lines.length > 0) yield lines
  }
  const last: Located<string>[] = []
  push(last, number + 1, rest.toString('utf8'))
  if (last.length > 0) yield last
}

function push(lines: Located<string>[], at: number, text: string): void {
  const line = at === 1 ? text.replace(/^\uFEFF/, '') : text
  const value = line.endsWith('\r') ? line.slice(0, -1) : line
  if (value.trim() !== '') lines.push({ at, value })
}

const tooLong = (line: number): Problem => new Problem('invalid-file', `line ${line}: longer than 1 MB; this format has one record a line`)
