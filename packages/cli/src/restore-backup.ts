import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '@sweeps/model/plain'
import { ownerAlive } from '@sweeps/server/owner'
import { dataDirectory } from './settings.js'

/** Fills a data directory that holds nothing yet from a backup. Returns the directory. */
export async function restoreBackup(from: string, data: string | undefined): Promise<string> {
  const backup = resolve(from)
  if (!existsSync(join(backup, 'backup.json'))) throw new Problem('usage', `${backup} is no complete backup: it has no backup.json`)
  const directory = dataDirectory(data)
  if (await ownerAlive(directory))
    throw new Problem('store-locked', `a server is running on ${directory}: stop it, or restore into another directory with --data`)
  const { restoreStore } = await import('@sweeps/engine')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  await restoreStore(directory, join(backup, 'tables'))
  for (const file of ['secrets.json', 'charts.json'])
    if (existsSync(join(backup, file))) cpSync(join(backup, file), join(directory, file), { preserveTimestamps: true })
  return directory
}
