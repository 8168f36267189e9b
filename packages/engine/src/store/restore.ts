import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@sweeps/model'
import { openEmbedded } from './embedded.js'
import { sqlText } from './store.js'

/** Fills a new data directory with the tables of a copy made by `copyTo`. Throws `store-unusable` when it holds anything already. */
export async function restoreStore(directory: string, copy: string): Promise<void> {
  const path = join(directory, 'store')
  if (existsSync(path) && readdirSync(path).length > 0)
    throw new Problem('store-unusable', `${directory} holds data already: restore into a new directory, then use that one`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const driver = openEmbedded(path, { memory: 2_000_000_000, seconds: 3600, keepFree: 64 * 1024 * 1024 })
  try {
    await driver.command(`RESTORE DATABASE sweeps FROM File('${sqlText(copy)}')`, {}, { tag: 'store.restore' })
  } finally {
    await driver.close()
  }
}
