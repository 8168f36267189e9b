import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Driver } from '../../src/store/driver.js'
import { openEmbedded } from '../../src/store/embedded.js'
import { openStore, schema } from '../../src/store/index.js'
import { migrate } from '../../src/store/migrate.js'
import { migrations } from '../../src/store/migrations.js'
import { scratch } from './ask.js'

const { path, remove } = scratch()
const open = () => openEmbedded(join(path, 'store'), { memory: 2_000_000_000, seconds: 60, keepFree: 0 })
let driver: Driver
beforeAll(async () => {
  mkdirSync(join(path, 'store'))
  driver = open()
  await migrate(driver, { directory: path, upTo: 11 })
  await run(
    "INSERT INTO spans (service, content, play, start, stop, viewer) SELECT 's', 'e1', generateUUIDv4(), '2021-08-09 20:00:00', '2021-08-09 20:30:00', number FROM numbers(3)",
  )
  await run("INSERT INTO keys (id, version) VALUES ('k1', 1)")
})
afterAll(async () => {
  await driver.close()
  remove()
})

const run = (sql: string) => driver.command(sql, {}, { tag: 'test' })
const tables = () =>
  driver.select(
    'SELECT name, create_table_query FROM system.tables WHERE database = currentDatabase() ORDER BY name',
    {},
    { tag: 'test.tables' },
  )
/** Migration 12 sets the spans aside, 13 carries them over. */
const stored = (number: number) =>
  driver.select(
    `SELECT (SELECT groupArray(id) FROM keys) AS keys, count() AS spans FROM ${number === 12 ? 'spans_0_1' : 'spans'} FINAL`,
    {},
    { tag: 'test.stored' },
  )

/** One store goes through them all, each of them twice. */
test.each(migrations.map(({ number, name }) => [number, name] as const).filter(([number]) => number >= 12))(
  'migration %i (%s) that was cut off before it was written down runs again, and what was in the tables stays',
  async number => {
    await migrate(driver, { directory: path, upTo: number })
    const before = await tables()
    await run(`ALTER TABLE migrations DELETE WHERE number = ${number} SETTINGS mutations_sync = 1`)
    await migrate(driver, { directory: path, upTo: number })
    expect(await tables()).toBe(before)
    expect(JSON.parse(await stored(number))).toEqual({ keys: ['k1'], spans: '3' })
  },
)

test('afterwards the store is as one that was made anew, and opens', async () => {
  await driver.close()
  const store = await openStore({ directory: path })
  try {
    expect(await schema(store)).toBe(readFileSync(new URL('../../src/store/schema.sql', import.meta.url), 'utf8'))
  } finally {
    await store.close()
  }
})
