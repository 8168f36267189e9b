import { accessSync, constants, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@sweeps/model'
import { makeDirectory } from '@sweeps/model/make-directory'
import { claimOpening } from './claim-opening.js'
import { findDamage } from './damage.js'
import { type Driver, EngineError } from './driver.js'
import { openEmbedded } from './embedded.js'
import { holdDirectory } from './hold-directory.js'
import { lockHolder } from './lock.js'
import { migrate, needSchema } from './migrate.js'
import { refuseRestoring, refuseRestoringDatabase } from './restore.js'
import { openServer } from './server.js'
import { embeddedShards, needShards, shardsOf, spreadTables, wantedShards } from './spread-tables.js'
import { asProblem, Store } from './store.js'

export interface StoreOptions {
  /** The data directory; made on first use. */
  directory: string
  /** A ClickHouse server instead of the embedded engine: `http://user:password@host:8123`. */
  url?: string | undefined
  database?: string
  cluster?: string | undefined
  /** Where that server keeps backups, in its own words, with `{name}` for the backup’s name: `Disk('backups', '{name}')`. */
  backups?: string | undefined
  /** Memory cap of the engine in bytes. Default 2 GB. */
  memory?: number
  /** Longest a query may run, in seconds. Default 60. */
  seconds?: number
  /** How long to wait for another program to let go of the directory, in milliseconds. Default 10 s. */
  patience?: number
  /** False: a database that is not of this version is refused, not brought up to it. Default true. */
  upgrade?: boolean
  /** The embedded engine’s queries run at the lowest priority of the system, as beside a server that players wait for. Default false. */
  givesWay?: boolean | undefined
  /** Shards within the embedded engine: 1 or 2. Default what SWEEPS_EMBEDDED_SHARDS says, or 1. */
  shards?: number | undefined
}

/** As the options have them, with what holds where they say nothing. */
interface Limits {
  memory: number
  seconds: number
  patience: number
  givesWay?: boolean | undefined
  shards?: number | undefined
}

const keepFree = 64 * 1024 * 1024

/** Opens the store, makes it on first use, and brings it up to this version. Throws `Problem`s that say what to do. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { directory, seconds = 60, memory = 2_000_000_000, givesWay } = options
  const shards = embeddedShards(options.shards)
  const name = options.database ?? directory
  refuseRestoring(directory)
  ensureDirectory(directory)
  const driver = await openDriver(options, { seconds, memory, patience: options.patience ?? 10_000, givesWay, shards })
  try {
    if (options.url) await refuseRestoringDatabase(driver)
    const wanted = await wantedShards(driver, { cluster: options.cluster, shards })
    if (options.upgrade === false) await needSchema(driver, name)
    else await migrate(driver, { cluster: options.cluster, ...wanted, directory })
    if (options.upgrade !== false && wanted) await spreadTables(driver, wanted)
    const found = await shardsOf(driver)
    needShards(found, wanted, driver, name)
    const reading = (): Driver => openEmbedded(madeDirectory(join(directory, 'reading')), { memory, seconds, keepFree, givesWay })
    const store = new Store(driver, directory, await findDamage(driver, directory), { reading, shards: found })
    await store.clock.measure()
    return store
  } catch (error) {
    await driver.close()
    throw error instanceof EngineError ? cannotOpen(name, error) : error
  }
}

/** What every opening reads or writes could not be: it is damaged, or the user of a server may not. */
function cannotOpen(name: string, error: EngineError): Problem {
  const problem = asProblem(error)
  return problem.code === 'query-failed'
    ? new Problem(
        'store-unusable',
        `${name} cannot be opened (${problem.message}): restore it from a backup (sweeps restore), or give the user of a ClickHouse server its rights`,
        {},
        { cause: error },
      )
    : problem
}

async function openDriver(
  { url, directory, database = 'sweeps', cluster, backups, upgrade = true }: StoreOptions,
  limits: Limits,
): Promise<Driver> {
  if (!url) return openLocal(join(directory, 'store'), limits)
  const release = await holdDirectory(directory, limits.patience)
  try {
    return await openServer({ url, database, cluster, backups, ...limits, create: upgrade, onClose: release })
  } catch (error) {
    await release()
    throw error
  }
}

function madeDirectory(path: string): string {
  makeDirectory(path, 0o700)
  return path
}

function ensureDirectory(directory: string): void {
  try {
    makeDirectory(join(directory, 'store'), 0o700)
    accessSync(directory, constants.W_OK)
    accessSync(join(directory, 'store'), constants.W_OK)
    const { bavail, bsize } = statfsSync(directory)
    if (bavail * bsize < keepFree) throw diskFull(directory)
  } catch (error) {
    if (error instanceof Problem) throw error
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    if (code === 'ENOSPC') throw diskFull(directory)
    throw new Problem(
      'store-unusable',
      `${directory} cannot be written (${code}): ${remedies[code] ?? remedies['EACCES']}, or name another directory with --data`,
    )
  }
}

const remedies: Record<string, string> = {
  EACCES: 'give this user write access',
  EROFS: 'its file system is read-only: mount it for writing',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file is in its place',
}

const diskFull = (directory: string): Problem =>
  new Problem('disk-full', `${directory}: less than 64 MB of disk are free: make room, then start again`)

async function openLocal(path: string, options: Limits): Promise<Driver> {
  const until = Date.now() + options.patience
  for (;;) {
    await freed(path, until)
    const release = await claimOpening(path)
    try {
      // While the turn was waited for another may have opened it.
      if (lockHolder(path) !== undefined) continue
      return openEmbedded(path, {
        memory: options.memory,
        seconds: options.seconds,
        keepFree,
        givesWay: options.givesWay,
        shards: options.shards,
      })
    } catch (error) {
      // Two that start at once both find it free, and one of them comes second.
      const holder = lockHolder(path)
      if (holder !== undefined && holder !== process.pid) continue
      // The engine tells why it could not open on stderr only.
      throw new Problem(
        'store-unusable',
        `${path} cannot be opened by the engine (${reason(error)}): see the line above; \`sweeps doctor\` looks closer`,
        {},
        { cause: error },
      )
    } finally {
      release()
    }
  }
}

/** Waits until no program holds the directory. Throws `store-locked` when one still does at that time. */
async function freed(path: string, until: number): Promise<void> {
  for (let holder = lockHolder(path); holder !== undefined; holder = lockHolder(path)) {
    // TRICKY: the engine's lock belongs to the process, so a second opening in the same one would not be refused.
    if (holder === process.pid) throw new Problem('store-locked', `${path} is open in this process already: close it first`, { holder })
    if (Date.now() >= until)
      throw new Problem(
        'store-locked',
        `${path} is held by process ${holder}, which does not answer: wait for it, or end it (kill ${holder}), then try again`,
        { holder },
      )
    await sleep(100)
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!
