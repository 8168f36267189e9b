import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Engine, type EngineOptions, openEngine } from '../../src/engine.js'
import { operations, restoreBackup } from '../../src/operations/index.js'
import { eraseViewer } from '../../src/plays/index.js'
import { openStore } from '../../src/store/index.js'
import { type SharedStore, sharedStore } from '../shared-store.js'
import { at, catalogueOf, made, says, scratch } from '../world.js'
import { backupWorld, watched, watchedBefore } from './backup-world.js'

let shared: SharedStore
let folder: string
let engine: Engine
const opened: Engine[] = []
const given = { actor: 'test', progress: () => {} }

const open = async (name: string, options: Partial<EngineOptions> = {}): Promise<Engine> => {
  const other = await openEngine({ directory: join(folder, name), url: shared.url, backups: `File('${folder}/copies/{name}')`, ...options })
  opened.push(other)
  return other
}

beforeAll(async () => {
  shared = await sharedStore()
  folder = scratch()
  mkdirSync(join(folder, 'copies'))
  engine = await open('first')
  opened.length = 0
  await engine.catalogue.import(catalogueOf('a some-show 1 1 30'), made)
  await engine.plays.collector.collect([says('ana', 'a', 'p1', ['20:00', '20:30']), says('cyd', 'a', 'p2', ['22:00', '22:05'])], {
    receivedAt: Date.parse(at('nxt 12:00')),
    source: 'test',
    flags: 0,
  })
})
afterEach(async () => {
  for (const other of opened.splice(0)) await other.close()
})
afterAll(async () => {
  await engine.close()
  await shared.remove()
  rmSync(folder, { recursive: true, force: true })
})

const into = (database: string) => ({ database: { url: shared.url, database, backups: `File('${folder}/copies/{name}')` } })

test('what was acknowledged is in it, and comes back into a database of another name; who was erased since stays erased', async () => {
  const backup = join(folder, 'backup')
  const done = await operations.backup.run(engine, { directory: backup }, given)
  expect(done).toEqual({ directory: backup, tables: expect.any(Number), copy: expect.stringMatching(/^sweeps-\d{8}T\d{6}Z-[0-9a-f]{6}$/) })
  expect(readdirSync(backup).sort()).toEqual(['backup.json', 'secrets.json'])
  expect(readdirSync(join(folder, 'copies'))).toEqual([done.copy])

  const data = join(folder, 'restored')
  await restoreBackup(backup, data, () => {}, into('again'))
  const restored = await open('restored', { database: 'again' })
  expect(await watched(restored)).toEqual(watchedBefore)
  await restored.plays.collector.collect([says('dan', 'a', 'p3', ['20:00', '20:10'])], {
    receivedAt: Date.parse(at('nxt 12:00')),
    source: 'test',
    flags: 0,
  })
  await restored.plays.loader.drained()
  // The views of the restored database feed its own tables.
  expect(await watched(restored)).toEqual([{ content: 'a', minutes: 45 }])
  expect(await watched(engine)).toEqual(watchedBefore)

  await eraseViewer(engine.store, engine.plays, ['s'], 'cyd')
  const erasures = join(folder, 'first', 'erased')
  await restoreBackup(backup, join(folder, 'without'), () => {}, { ...into('without'), erasures })
  expect(await watched(await open('without', { database: 'without' }))).toEqual([{ content: 'a', minutes: 30 }])
  await operations['restore-spans'].run(restored, { directory: backup }, given)
  expect(await watched(restored)).toEqual([{ content: 'a', minutes: 45 }])
}, 120_000)

test('refused with what to do, and nothing is left of it', async () => {
  const backup = join(folder, 'other')
  const unsaid = await open('second', { backups: undefined, readOnly: true, secrets: engine.secretsPath })
  await expect(operations.backup.run(unsaid, { directory: backup }, given)).rejects.toThrow('SWEEPS_CLICKHOUSE_BACKUPS')
  expect(existsSync(backup)).toBe(false)
  const { copy } = await operations.backup.run(engine, { directory: backup }, given)
  const data = join(folder, 'refused')
  await expect(restoreBackup(backup, data)).rejects.toThrow('SWEEPS_CLICKHOUSE_URL')
  await expect(restoreBackup(backup, data, () => {}, into('sweeps'))).rejects.toThrow('has tables already')
  // The copy is not where the server keeps backups, and then again.
  const place = join(folder, 'copies', copy!)
  renameSync(place, `${place}-gone`)
  await expect(restoreBackup(backup, data, () => {}, into('gone'))).rejects.toThrow(
    `the copy ${copy}, where SWEEPS_CLICKHOUSE_BACKUPS says, cannot be read back`,
  )
  expect(existsSync(data)).toBe(false)
  renameSync(`${place}-gone`, place)
  await restoreBackup(backup, data, () => {}, into('gone'))
  expect(JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8'))).toMatchObject({
    format: 3,
    copy: { name: copy, database: 'sweeps' },
  })
}, 120_000)

test('a backup of the embedded engine is not for a server', async () => {
  const local = await backupWorld()
  await expect(restoreBackup(local.backup, join(folder, 'mixed'), () => {}, into('mixed'))).rejects.toThrow('without SWEEPS_CLICKHOUSE_URL')
  local.remove()
})

test('a database into which a restore has not ended is opened by nobody', async () => {
  const store = await openStore({ directory: join(folder, 'third'), url: shared.url, database: 'half' })
  await store.command('test', 'CREATE TABLE restoring (begun DateTime) ENGINE = MergeTree ORDER BY begun')
  await store.close()
  for (const upgrade of [true, false])
    await expect(openStore({ directory: join(folder, 'third'), url: shared.url, database: 'half', upgrade })).rejects.toThrow(
      'has not ended: wait for it; if it was cut off, DROP DATABASE half',
    )
})
