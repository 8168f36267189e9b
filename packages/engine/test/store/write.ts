import { openStore } from '../../src/store/index.js'

// Inserts batch after batch and prints how many rows were acknowledged, until it is killed.
const store = await openStore({ directory: process.argv[2]! })
await store.command('test.setup', 'CREATE TABLE IF NOT EXISTS words (id UInt32, word String) ENGINE = MergeTree ORDER BY id')
let acknowledged = Number(process.argv[3])
for (;;) {
  const rows = Array.from({ length: 500 }, (_, i) => [acknowledged + i, `word ${acknowledged + i}`])
  await store.insert('words', ['id', 'word'], rows)
  acknowledged += rows.length
  console.log(String(acknowledged))
}
