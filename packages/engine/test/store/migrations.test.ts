import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Type from '@sweeps/model/typebox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmbedded } from '../../src/store/embedded.js'
import { Int64, openStore, schema } from '../../src/store/index.js'
import { migrate } from '../../src/store/migrate.js'
import { migrations } from '../../src/store/migrations.js'
import { ask, scratch } from './ask.js'

const whole = readFileSync(new URL('../../src/store/schema.sql', import.meta.url), 'utf8')

let path: string
let remove: () => void
beforeEach(() => {
  ;({ path, remove } = scratch())
  mkdirSync(join(path, 'store'))
})
afterEach(() => remove())

test.each(migrations.map(({ number, name }) => [number, name] as const).filter(([number]) => number >= 12))(
  'migration %i (%s) that was cut off before it was written down runs again, and what was in the tables stays',
  async number => {
    const driver = openEmbedded(join(path, 'store'), { memory: 2_000_000_000, seconds: 60, keepFree: 0 })
    const run = (sql: string) => driver.command(sql, {}, { tag: 'test' })
    await migrate(driver, { directory: path, upTo: 11 })
    await run(
      "INSERT INTO spans (service, content, play, start, stop, viewer) SELECT 's', 'e1', generateUUIDv4(), '2021-08-09 20:00:00', '2021-08-09 20:30:00', number FROM numbers(3)",
    )
    await run("INSERT INTO keys (id, version) VALUES ('k1', 1)")
    await migrate(driver, { directory: path, upTo: number })
    await run(`ALTER TABLE migrations DELETE WHERE number = ${number} SETTINGS mutations_sync = 1`)
    await driver.close()
    const again = await openStore({ directory: path })
    try {
      expect(await schema(again)).toBe(whole)
      expect(await again.run(ask('SELECT id FROM keys', { id: Type.String() }), {})).toEqual([{ id: 'k1' }])
      expect(await again.run(ask('SELECT count() AS rows FROM spans FINAL', { rows: Int64 }), {})).toEqual([{ rows: 3 }])
    } finally {
      await again.close()
    }
  },
)
