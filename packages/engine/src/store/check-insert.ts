import { yielding } from '../yield-if-due.js'
import { EngineError, type Insert } from './driver.js'

const newline = 10
const opening = 91
const closing = 93

/**
 * Throws unless the names are plain names and the lines are what they are said to be: as many as there are rows, each one array,
 * each ended by `\n`. The lines must not change meanwhile or after.
 *
 * TRICKY: to the embedded engine an empty line ends the data, and what follows it RUNS AS SQL. No such bytes get that far.
 */
export async function checkInsert({ table, columns, lines, rows }: Insert, tag: string): Promise<void> {
  // 27 is the engine's own number for input it cannot parse: whoever looks for the one bad row of a batch finds it the same way.
  const refuse = (reason: string): EngineError => new EngineError(`Code: 27. ${reason}`, tag)
  for (const name of [table, ...columns]) if (!/^\w+$/.test(name)) throw refuse(`"${name}" is no name of a table or column`)
  const yieldIfDue = yielding()
  let count = 0
  for (let at = 0; at < lines.length; count++) {
    const end = lines.indexOf(newline, at)
    if (end < 0 || lines[at] !== opening || lines[end - 1] !== closing)
      throw refuse(`Line ${count + 1} for ${table} is no row: a row is one JSON array and a line feed`)
    at = end + 1
    if (count % 256 === 0) await yieldIfDue()
  }
  if (count !== rows) throw refuse(`${count} lines were given for ${rows} rows of ${table}`)
}
