import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '@sweeps/model'
import { makeDirectory } from '@sweeps/model/make-directory'
import { checkFingerprint, secrets } from '../people/index.js'
import { Erasures, eraseAgain, Pseudonyms, recount, stampedAlone } from '../plays/index.js'
import { lockHolder, type RestoredDatabase, restoreDatabase, restoreStore, restoringName, type Store } from '../store/index.js'
import type { BackupCopy } from './backup-manifest.js'
import { checkBackup } from './check-backup.js'
import { asDiskFull, freeBytes } from './disk-room.js'
import { flush, flushFiles } from './flush-files.js'

/** Beside what the files need: what the engine keeps free, and its own files. */
const spare = 160 * 1024 * 1024

/** What a restore puts into a directory. */
const restored = new Set([restoringName, 'store', 'secrets.json', 'charts.json', 'publications.json', 'erased'])

type Progress = (done: number, total: number | undefined, what: string) => void

/**
 * Fills a data directory that holds nothing yet from a backup: whole, or not at all. The backup is read and checked before anything is
 * written; then all of it is prepared in the folder `restoring` of the directory, checked again there, and moved into place. As long as
 * that folder is there nothing opens the directory; a restore that was cut off is begun anew by the next one. Inside the directory, not
 * beside it, so that the directory may be a volume of its own.
 *
 * Of an installation on a ClickHouse server the tables go to `database`, which holds none yet; the directory gets everything else.
 *
 * `erasures` is the file that remembers who was erased: whoever is in the backup all the same is erased again, before anybody sees it.
 *
 * Throws `usage` and `invalid-file` for the backup, `store-unusable` and `store-locked` for the directory, `disk-full`.
 */
export async function restoreBackup(
  from: string,
  to: string,
  progress: Progress = () => {},
  { erasures, database }: { erasures?: string | undefined; database?: RestoredDatabase | undefined } = {},
): Promise<void> {
  if (erasures !== undefined && !existsSync(erasures))
    throw new Problem('usage', `${erasures} is not there: name the file \`erased\` of the directory that was backed up`)
  const backup = resolve(from)
  const directory = resolve(to)
  mayFill(directory)
  const { bytes, manifest } = await checkBackup(backup, (done, total) => progress(done, total, 'bytes checked'))
  const copy = manifest.format === 3 ? manifest.copy : undefined
  if (copy && !database)
    throw new Problem(
      'usage',
      `the tables of ${backup} are with a ClickHouse server, as ${copy.name}: name it in SWEEPS_CLICKHOUSE_URL, and in SWEEPS_CLICKHOUSE_BACKUPS where it keeps backups`,
    )
  if (!copy && database)
    throw new Problem(
      'usage',
      `${backup} is of the embedded engine, whose tables a ClickHouse server cannot read: restore it without SWEEPS_CLICKHOUSE_URL`,
    )
  const { viewerKey } = secrets(backup)
  const free = freeBytes(directory)
  if (free < bytes + spare)
    throw new Problem(
      'disk-full',
      `${directory}: restoring needs ${megabytes(bytes + spare)} MB of disk, ${megabytes(free)} MB are free: make room; nothing was written`,
    )
  const there = existsSync(directory)
  const prepared = join(directory, restoringName)
  clear(directory)
  try {
    makeDirectory(prepared, 0o700)
    // Who works here; and what is half prepared is itself refused by whoever would open it.
    writeFileSync(join(prepared, restoringName), `${process.pid}\n`)
    await prepare(backup, prepared, viewerKey, { erasures, ...(copy && database && { from: copy, database }) })
    for (const name of readdirSync(prepared)) if (name !== restoringName) renameSync(join(prepared, name), join(directory, name))
    flush(directory)
    rmSync(join(prepared, restoringName))
    // From here on it is whole.
    rmdirSync(prepared)
    flush(directory)
  } catch (error) {
    const left = freeBytes(directory)
    clear(directory)
    if (!there) rmSync(directory, { recursive: true, force: true })
    throw asDiskFull(error, directory, left)
  }
}

interface Preparing {
  erasures: string | undefined
  from?: BackupCopy
  database?: RestoredDatabase
}

async function prepare(backup: string, prepared: string, viewerKey: Buffer, { erasures, from, database }: Preparing): Promise<void> {
  if (erasures !== undefined) cpSync(erasures, join(prepared, 'erased'))
  for (const file of ['secrets.json', 'charts.json', 'publications.json'])
    if (existsSync(join(backup, file))) cpSync(join(backup, file), join(prepared, file), { preserveTimestamps: true })
  const examine = async (store: Store): Promise<void> => {
    await checkFingerprint(store, viewerKey).catch(error => {
      throw error instanceof Problem && error.code === 'store-unusable' ? foreignSecrets(backup) : error
    })
    // The tables were copied one after the other, while plays came in.
    await recount(store)
    await eraseAgain(store, { stamped: stampedAlone(store), erasures: new Erasures(prepared, new Pseudonyms(viewerKey)) })
  }
  if (from && database) await restoreDatabase(database, from, prepared, examine)
  else await restoreStore(prepared, join(backup, 'tables'), examine)
  flushFiles(prepared)
}

const foreignSecrets = (backup: string): Problem =>
  new Problem('invalid-file', `${join(backup, 'secrets.json')} does not belong to the tables of this backup: take another copy of it`)

/** Throws unless the directory is empty, not there yet, or holds nothing but what a restore that was cut off has left. */
function mayFill(directory: string): void {
  const holder = lockHolder(join(directory, 'store'))
  if (holder !== undefined)
    throw new Problem('store-locked', `${directory} is held by process ${holder}: end it, or restore into another directory with --data`, {
      holder,
    })
  if (!existsSync(directory)) return
  const names = readdirSync(directory)
  if (!names.includes(restoringName)) {
    if (names.length > 0)
      throw new Problem('store-unusable', `${directory} holds data already: restore into a new directory, then use that one`)
    return
  }
  const other = names.find(name => !restored.has(name))
  if (other !== undefined)
    throw new Problem(
      'store-unusable',
      `${directory} holds ${other}, which no restore has put there: take away the folder "${restoringName}", or restore into another directory`,
    )
  const holding = restorer(directory)
  if (holding !== undefined)
    throw new Problem('store-locked', `${directory}: process ${holding} is restoring into it: wait for it, or end it (kill ${holding})`, {
      holder: holding,
    })
}

/** The process that is restoring into a directory, when it still runs. */
function restorer(directory: string): number | undefined {
  const note = join(directory, restoringName, restoringName)
  const pid = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return undefined
  try {
    process.kill(pid, 0)
    return pid
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : undefined
  }
}

/** Removes what a restore has put into a directory; the mark that it is one goes last. */
function clear(directory: string): void {
  const prepared = join(directory, restoringName)
  if (!existsSync(prepared)) return
  for (const name of readdirSync(directory)) if (name !== restoringName) rmSync(join(directory, name), { recursive: true, force: true })
  rmSync(prepared, { recursive: true, force: true })
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6)
