import type { Batches, Reading } from './located.js'
import { readLines } from './read-lines.js'

/** The JSON of lines; undefined for a line that is none. A last line that is none ends the file in the middle of a record. */
export async function* parseLines(bytes: AsyncIterable<Buffer>, reading: Reading): Batches<unknown> {
  for await (const lines of readLines(bytes)) {
    reading.cut = false
    yield lines.map(({ at, value: line }, index) => {
      try {
        const value: unknown = JSON.parse(line)
        return { at, value }
      } catch {
        reading.cut = index === lines.length - 1 && /^[{[]/.test(line.trimStart())
        return { at, value: undefined }
      }
    })
  }
}
