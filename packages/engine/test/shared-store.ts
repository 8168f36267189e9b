import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openStore, type Store, type StoreOptions } from '../src/store/index.js'
import { child, nextLine } from './store/child.js'
import { newDirectory, scratch } from './world.js'

/** A ClickHouse that several share: chDB behind its HTTP interface, as a process of its own. Its database is there already. */
export interface SharedStore {
  url: string
  /** Opens it for a data directory of its own. */
  open(options?: Partial<StoreOptions>): Promise<Store>
  remove(): Promise<void>
}

export async function sharedStore(): Promise<SharedStore> {
  const engine = await newDirectory()
  const shim = await child('./shim.ts', join(engine, 'store'))
  const url = await nextLine(shim)
  const directories = [engine]
  return {
    url,
    open(options = {}) {
      const directory = options.directory ?? scratch()
      directories.push(directory)
      return openStore({ url, ...options, directory })
    },
    async remove() {
      await shim.kill('SIGKILL')
      for (const directory of directories) rmSync(directory, { recursive: true, force: true })
    },
  }
}
