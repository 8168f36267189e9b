import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@sweeps/model'
import { EngineError } from './driver.js'
import { openEmbedded } from './embedded.js'
import { migrate } from './migrate.js'
import { sqlText } from './sql-text.js'
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
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const driver = openEmbedded(path, { memory: 2_000_000_000, seconds: 3600, keepFree: 64 * 1024 * 1024 })
  try {
    await driver.command(`RESTORE DATABASE sweeps FROM File('${sqlText(copy)}')`, {}, { tag: 'store.restore' }).catch(error => {
      throw error instanceof EngineError && error.code !== 243 ? damagedCopy(copy, error.message) : error
    })
    await migrate(driver, { directory })
    const store = new Store(driver, directory, [])
    const unsound = (await store.check()).find(({ sound }) => !sound)
    if (unsound) throw damagedCopy(copy, `table ${unsound.table} does not read back as it was written`)
    await examine(store)
  } finally {
    await driver.close()
  }
}

const damagedCopy = (copy: string, why: string): Problem =>
  new Problem('invalid-file', `${copy} is damaged: ${why.split('\n')[0]}; take another copy of this backup`)
