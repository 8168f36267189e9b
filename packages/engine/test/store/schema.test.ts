import { readFileSync, writeFileSync } from 'node:fs'
import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store, schema } from '../../src/store/index.js'
import { render } from '../../src/store/migrate.js'
import { migrations } from '../../src/store/migrations.js'
import { ask, scratch } from './ask.js'

const { path, remove } = scratch()
let store: Store
beforeAll(async () => {
  store = await openStore({ directory: path })
})
afterAll(async () => {
  await store.close()
  remove()
})

test('schema.sql says what the migrations make (UPDATE_SCHEMA=1 writes it)', async () => {
  const file = new URL('../../src/store/schema.sql', import.meta.url)
  const text = await schema(store)
  if (process.env['UPDATE_SCHEMA']) writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
})

const two = { cluster: 'two' }
const table = `-- Who did what.
CREATE TABLE audit
(
    at DateTime64(3, 'UTC'),
    actor String
)
ENGINE = ReplacingMergeTree(at)
ORDER BY at`

test('one text is rendered for a node and for a cluster', () => {
  expect(render(table, {})).toBe(table)
  expect(render(table, two)).toBe(`-- Who did what.
CREATE TABLE audit ON CLUSTER 'two'
(
    at DateTime64(3, 'UTC'),
    actor String
)
ENGINE = ReplicatedReplacingMergeTree(at)
ORDER BY at`)
  expect(render('CREATE VIEW IF NOT EXISTS v AS\nSELECT 1', two)).toBe("CREATE VIEW IF NOT EXISTS v ON CLUSTER 'two' AS\nSELECT 1")
  expect(render('CREATE TABLE IF NOT EXISTS t\n(\n    a UInt8\n)\nENGINE = MergeTree\nORDER BY a', two)).toBe(
    "CREATE TABLE IF NOT EXISTS t ON CLUSTER 'two'\n(\n    a UInt8\n)\nENGINE = ReplicatedMergeTree\nORDER BY a",
  )
})

test.each([1, 2])('every migration is rendered for a cluster of %i shards into what the engine can parse', async count => {
  const shards = { ...two, shards: count }
  for (const { name, statements } of migrations)
    for (const statement of statements) {
      const { text } = await store.one(ask('SELECT formatQuery({sql:String}) AS text', { text: Type.String() }), {
        sql: render(statement, shards),
      })
      // Rows go where their tables are.
      if (text.startsWith('INSERT')) continue
      expect(text, name).toContain('ON CLUSTER')
      // What keeps nothing has nothing to replicate.
      if (text.startsWith('CREATE TABLE'))
        expect(text, name).toMatch(
          count > 1 && /TABLE (\w+\.)?staged_/.test(text) ? /ENGINE = MergeTree/ : /ENGINE = (Replicated\w*MergeTree|`Null`)/,
        )
    }
})

test('migrations are numbered without a gap, and their names say what they are about', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, i) => i + 1))
  for (const { name, statements } of migrations) {
    expect(name).toMatch(/^[a-z-]+$/)
    expect(statements.length).toBeGreaterThan(0)
  }
})
