import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Gives a run of the tests a directory, and removes it after the last: for what `oncePerRun` makes, and for all that tests write where
 * temporary files go; one for all projects, each of which asks. SWEEPS_TEST_DISK names the place on the disk: for a test that is about syncing.
 */
export default function runDirectory(): () => void {
  if (process.env['SWEEPS_TEST_RUN']) return () => {}
  const disk = tmpdir()
  const directory = mkdtempSync(join(inMemory() ?? disk, 'sweeps-run-'))
  const temporary = join(directory, 'tmp')
  mkdirSync(temporary)
  // What runs as another user finds its way there and may write, as in /tmp.
  chmodSync(directory, 0o711)
  chmodSync(temporary, 0o1777)
  Object.assign(process.env, { SWEEPS_TEST_RUN: directory, SWEEPS_TEST_DISK: disk, TMPDIR: temporary })
  return () => rmSync(directory, { recursive: true, force: true })
}

/** A run writes less than this at a time, in bytes. */
const room = 2 * 1024 ** 3

/**
 * A file system in memory, where there is one with room to spare: each store is sixty tables and a thousand small files, all of them
 * synced, and a file system on a disk takes a third of the tests' time for them. No test takes the power away, which would tell the two
 * apart. Undefined when TMPDIR names another place.
 */
function inMemory(path = '/dev/shm'): string | undefined {
  if (process.env['TMPDIR']) return undefined
  try {
    accessSync(path, constants.W_OK)
    const { bavail, bsize } = statfsSync(path)
    // What is written there is memory that the engines, the browser and the tests do without.
    return bavail * bsize > room && process.availableMemory() > 4 * room ? path : undefined
  } catch {
    return undefined
  }
}
