import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore, type Store } from '../../src/store/index.js'
import { newDirectory } from '../new-directory.js'

/** A store of its own for a test file, gone when the file is done. */
export async function freshStore(): Promise<Store> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-test-'))
  const store = await openStore({ directory: await newDirectory(directory) })
  afterAll(async () => {
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  })
  return store
}

/** Empties the tables an import writes. */
export async function forget(store: Store): Promise<void> {
  await store.command('test', 'TRUNCATE TABLE figures')
  await store.command('test', 'TRUNCATE TABLE audit')
}
