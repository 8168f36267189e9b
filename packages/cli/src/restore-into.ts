import { Problem } from '@sweeps/model/plain'
import { ownerAlive } from '@sweeps/server/owner'
import { progressBar } from './progress-bar.js'
import { dataDirectory, engineSettings } from './settings.js'

/** Fills a data directory that holds nothing yet from a backup; `erasures` names the file of who was erased since. Returns the directory. */
export async function restoreInto(backup: string, data: string | undefined, erasures?: string): Promise<string> {
  const directory = dataDirectory(data)
  if (await ownerAlive(directory))
    throw new Problem('store-locked', `a server is running on ${directory}: stop it, or restore into another directory with --data`)
  const { restoreBackup } = await import('@sweeps/engine')
  const bar = progressBar()
  try {
    const { url, ...settings } = engineSettings(data)
    await restoreBackup(backup, directory, bar.update, { erasures, ...(url && { database: { ...settings, url } }) })
  } finally {
    bar.stop()
  }
  return directory
}
