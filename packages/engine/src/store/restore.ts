import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@sweeps/model'
import { makeDirectory } from '@sweeps/model/make-directory'
import Type from '@sweeps/model/typebox'
import { type Copy, type Driver, EngineError } from './driver.js'
import { openEmbedded } from './embedded.js'
import { migrate, render } from './migrate.js'
import { defineQuery } from './query.js'
import { openServer, type ServerOptions } from './server.js'
import { embeddedShards, needShards, shardsOf, spreadTables, wantedShards } from './spread-tables.js'
import { Store } from './store.js'

/** A folder of this name in a data directory says that a restore into it has not ended: nothing opens it then. */
export const restoringName = 'restoring'

/** Throws `store-unusable` for a directory into which a restore has not ended. */
export function refuseRestoring(directory: string): void {
  if (existsSync(join(directory, restoringName)))
    throw new Problem(
      'store-unusable',
      `a restore into ${directory} has not ended: wait for it, or begin it again (sweeps restore BACKUP --data ${directory})`,
    )
}

/**
 * Fills a new data directory with the tables of a copy made by `copyTo`, brings them up to this version, and reads all of them back.
 * `examine` may look further. Throws `store-unusable` when the directory holds anything already, `invalid-file` when the copy is damaged.
 */
export async function restoreStore(
  directory: string,
  copy: string,
  examine: (store: Store) => Promise<void> = async () => {},
): Promise<void> {
  const path = join(directory, 'store')
  if (existsSync(path) && readdirSync(path).length > 0)
    throw new Problem('store-unusable', `${directory} holds data already: restore into a new directory, then use that one`)
  makeDirectory(path, 0o700)
  const driver = openEmbedded(path, {
    memory: 2_000_000_000,
    seconds: longestSeconds,
    keepFree: 64 * 1024 * 1024,
    shards: embeddedShards(),
  })
  try {
    await fill(driver, { directory: copy }, { directory, database: 'sweeps', wrong: `${copy} is damaged`, examine })
  } finally {
    await driver.close()
  }
}

/** The database of a ClickHouse server that a restore fills. */
export type RestoredDatabase = Pick<ServerOptions, 'url' | 'cluster' | 'backups'> & Partial<Pick<ServerOptions, 'database' | 'memory'>>

/**
 * Fills the database of a server, which holds no table yet, with the copy of a name, as `restoreStore` does a directory. As long as that has
 * not ended the database has a table by which every opening refuses it; when it fails the database is empty again. `directory` holds what
 * belongs to it on this machine, `of` is what the database was called when the copy was made.
 */
export async function restoreDatabase(
  into: RestoredDatabase,
  copy: { name: string; database: string },
  directory: string,
  examine: (store: Store) => Promise<void> = async () => {},
): Promise<void> {
  const { database = 'sweeps', cluster, memory = 2_000_000_000 } = into
  const driver = await openServer({ ...into, database, memory, seconds: longestSeconds })
  const command = (sql: string): Promise<void> => driver.command(render(sql, { cluster }), {}, { tag: 'store.restore' })
  try {
    await refuseRestoringDatabase(driver)
    const [first] = await tablesOf(driver)
    if (first !== undefined)
      throw new Problem(
        'store-unusable',
        `the database ${database} has tables already, such as ${first}: name a new one in SWEEPS_CLICKHOUSE_DATABASE, or drop it (DROP DATABASE ${database})`,
      )
    await command(`CREATE TABLE ${restoringName}\n(\n    begun DateTime DEFAULT now()\n)\nENGINE = MergeTree\nORDER BY begun`)
    try {
      const wrong = `the copy ${copy.name}, where SWEEPS_CLICKHOUSE_BACKUPS says, cannot be read back by ClickHouse`
      await fill(driver, { directory, name: copy.name }, { directory, database: copy.database, cluster, wrong, examine })
      await command(`DROP TABLE ${restoringName}`)
    } catch (error) {
      // The mark goes last.
      for (const name of await tablesOf(driver)) if (name !== restoringName) await command(`DROP TABLE IF EXISTS ${name}`)
      await command(`DROP TABLE IF EXISTS ${restoringName}`)
      throw error
    }
  } finally {
    await driver.close()
  }
}

/** Throws `store-unusable` for a database into which a restore has not ended. */
export async function refuseRestoringDatabase(driver: Driver): Promise<void> {
  const tables = await tablesOf(driver).catch((error): string[] => {
    // There is no such database, and so no restore into it.
    if (error instanceof EngineError && error.code === 81) return []
    throw error
  })
  if (tables.includes(restoringName))
    throw new Problem(
      'store-unusable',
      `a restore into the database ${driver.database} has not ended: wait for it; if it was cut off, DROP DATABASE ${driver.database} and begin it again`,
    )
}

const tables = defineQuery({
  tag: 'store.tables',
  sql: `-- one row per table and view
SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY engine LIKE '%View' DESC, name`,
  row: Type.Object({ name: Type.String() }),
})

/** Tables and views, the views first: what reads others can be dropped before them. */
async function tablesOf(driver: Driver): Promise<string[]> {
  const text = await driver.select(tables.sql, {}, { tag: tables.tag })
  return text.split('\n').flatMap(line => (line ? [tables.read(JSON.parse(line)).name] : []))
}

interface Filling {
  directory: string
  /** What the database was called when the copy was made. */
  database: string
  cluster?: string | undefined
  /** What is said of a copy that is not as it was written. */
  wrong: string
  examine: (store: Store) => Promise<void>
}

async function fill(driver: Driver, copy: Copy, { directory, database, cluster, wrong, examine }: Filling): Promise<void> {
  const damaged = (why: string): Problem => new Problem('invalid-file', `${wrong}: ${why.split('\n')[0]}; take another copy of this backup`)
  await driver.copy('from', driver.placeOf(copy), { database }, { tag: 'store.restore' }).catch(error => {
    throw error instanceof EngineError && error.code !== 243 ? damaged(error.message) : error
  })
  const wanted = await wantedShards(driver, { cluster, shards: embeddedShards() })
  await migrate(driver, { cluster, ...wanted, directory })
  if (wanted) await spreadTables(driver, wanted)
  const shards = await shardsOf(driver)
  needShards(shards, wanted, driver, directory)
  const store = new Store(driver, directory, [], { shards })
  const unsound = (await store.check()).find(({ sound }) => !sound)
  if (unsound) throw damaged(`table ${unsound.table} does not read back as it was written`)
  await examine(store)
}

/** Reading all of it back may take this long. */
const longestSeconds = 3600
