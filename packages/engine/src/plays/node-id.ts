import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@sweeps/model'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Who loads from this data directory: a name that is made on first use and stays, so that a process that takes over after a crash goes
 * on with the lease of the one before it. Throws `store-unusable` when the file holds something else.
 */
export function nodeId(directory: string): string {
  const path = join(directory, 'node')
  if (existsSync(path)) {
    const id = readFileSync(path, 'utf8').trim()
    if (uuid.test(id)) return id
    throw new Problem('store-unusable', `${path} holds no node id: remove the file, and a new one is made`)
  }
  const id = randomUUID()
  writeFileSync(`${path}.part`, `${id}\n`, { mode: 0o600 })
  renameSync(`${path}.part`, path)
  return id
}
