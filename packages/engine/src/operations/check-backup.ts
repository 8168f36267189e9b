import { lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@sweeps/model'
import { type BackupManifest, filesUnder, fingerprintOf, manifestName, readManifest } from './backup-manifest.js'

export interface CheckedBackup {
  manifest: BackupManifest
  /** What its files need on a disk, in bytes. */
  bytes: number
}

/** Told how many of how many bytes are read. */
type Progress = (done: number, total: number) => void

/**
 * Reads a whole backup and holds it against what was noted when it was made. Nothing is written. Throws a `Problem` that names the
 * first file that is missing, truncated, changed, or not of this backup. Backups of format 1 noted nothing: of them it is looked at
 * whether secrets and tables are there, and the rest is found when they are restored.
 */
export async function checkBackup(backup: string, progress: Progress = () => {}): Promise<CheckedBackup> {
  const manifest = readManifest(backup)
  const present = filesUnder(backup).filter(path => path !== manifestName)
  for (const path of present)
    if (!lstatSync(join(backup, path)).isFile()) throw wrong(backup, path, 'is no plain file: take it out, or take another copy')
  for (const path of ['secrets.json', ...(manifest.format === 3 ? [] : ['tables/.backup'])])
    if (!present.includes(path)) throw wrong(backup, path, 'is missing: take another copy of this backup')
  if (manifest.format === 1) return { manifest, bytes: present.reduce((sum, path) => sum + statSync(join(backup, path)).size, 0) }

  const noted = new Map(Object.entries(manifest.files))
  const missing = [...noted.keys()].find(path => !present.includes(path))
  if (missing !== undefined) throw wrong(backup, missing, 'is missing: take another copy of this backup')
  const bytes = [...noted.values()].reduce((sum, file) => sum + file.bytes, 0)
  let read = 0
  for (const path of present) {
    const file = noted.get(path)
    if (!file) throw wrong(backup, path, 'is not of this backup: take it out, or take another copy')
    const found = await fingerprintOf(join(backup, path))
    if (found.bytes !== file.bytes)
      throw wrong(backup, path, `has ${found.bytes} bytes where ${file.bytes} were written: take another copy of this backup`)
    if (found.sha256 !== file.sha256) throw wrong(backup, path, 'is not as it was written: take another copy of this backup')
    read += file.bytes
    progress(read, bytes)
  }
  return { manifest, bytes }
}

const wrong = (backup: string, path: string, what: string): Problem => new Problem('invalid-file', `${join(backup, path)} ${what}`)
