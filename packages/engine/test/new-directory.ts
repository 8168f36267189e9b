import { cpSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { oncePerRun } from '../../../test/once-per-run.js'
import { scratch } from './scratch.js'

/**
 * A data directory whose store is as its first opening leaves it: a copy of one that is made once in a run of the tests, as making sixty
 * tables takes three times as long as opening them. Not while this process has another store open.
 */
export async function newDirectory(directory: string = scratch()): Promise<string> {
  const made = await oncePerRun('store', async path => {
    // Whoever comes later needs no engine for a copy.
    const { openStore } = await import('../src/store/index.js')
    const store = await openStore({ directory: path })
    await store.close()
  })
  cpSync(join(made, 'store'), join(directory, 'store'), { recursive: true })
  for (const { name, parentPath } of readdirSync(directory, { recursive: true, withFileTypes: true }).filter(file => file.isSymbolicLink()))
    relink(join(parentPath, name), made, directory)
  return directory
}

/** The engine’s links are absolute: those of a copy still lead into what was copied. */
function relink(link: string, from: string, to: string): void {
  const target = readlinkSync(link).replace(from, to)
  rmSync(link)
  symlinkSync(target, link)
}
