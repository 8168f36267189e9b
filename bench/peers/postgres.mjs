// Answers lines of SQL on stdin with lines of JSON, from PostgreSQL: `{ ms, rows }`. Argument: the address of the database.
import { createInterface } from 'node:readline'
import pg from 'pg'

const client = new pg.Client({ connectionString: process.argv[2] })
await client.connect()
for await (const line of createInterface({ input: process.stdin })) {
  const sql = JSON.parse(line)
  const began = performance.now()
  const done = await client.query(sql)
  const ms = performance.now() - began
  process.stdout.write(`${JSON.stringify({ ms, rows: done.rows ?? [] })}\n`)
}
await client.end()
