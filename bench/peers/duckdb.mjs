// Answers lines of SQL on stdin with lines of JSON, from DuckDB in this process: `{ ms, rows }`. Arguments: its file, how much memory it may use.
import { createInterface } from 'node:readline'
import { DuckDBInstance } from '@duckdb/node-api'

const [file, memory] = process.argv.slice(2)
const instance = await DuckDBInstance.create(file, { memory_limit: memory })
const connection = await instance.connect()
for await (const line of createInterface({ input: process.stdin })) {
  const sql = JSON.parse(line)
  const began = performance.now()
  const reader = await connection.runAndReadAll(sql)
  const rows = reader.getRowObjectsJson()
  const ms = performance.now() - began
  process.stdout.write(`${JSON.stringify({ ms, rows })}\n`)
}
connection.closeSync()
