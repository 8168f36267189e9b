/** Reads each format to its end with the library that reads it best, and does nothing with what it read: what nobody can be faster than. */
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { decodeCmcd } from '@svta/cml-cmcd'
import { parse } from 'csv-parse'
import initSqlJs from 'sql.js'
import type { writeHistory } from './source-files.js'

const lines = (path: string) => createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })

async function each(path: string, read: (line: string) => unknown): Promise<number> {
  let count = 0
  for await (const line of lines(path)) if (read(line)) count++
  return count
}

async function csv(path: string, delimiter: string, columns: boolean): Promise<number> {
  let count = 0
  for await (const row of createReadStream(path).pipe(parse({ delimiter, columns, quote: columns ? '"' : null, relax_column_count: true })))
    if (row) count++
  return count
}

export const readAlone: Record<keyof typeof writeHistory, (path: string) => Promise<number>> = {
  cmcd: path => each(path, decodeCmcd),
  segment: path => each(path, line => JSON.parse(line)),
  jellystat: path => each(path, line => JSON.parse(line)),
  'playback-reporting': path => csv(path, '\t', false),
  'netflix-viewing': path => csv(path, ',', true),
  async tautulli(path) {
    const sql = await initSqlJs()
    const file = new sql.Database(readFileSync(path))
    const rows = file.prepare('SELECT * FROM session_history LEFT JOIN session_history_metadata USING (id)')
    let count = 0
    while (rows.step()) if (rows.getAsObject()) count++
    file.close()
    return count
  },
}
