import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '@sweeps/model'

/** Free bytes of the disk on which a path is, or would be. */
export function freeBytes(path: string): number {
  let at = path
  while (!existsSync(at)) at = dirname(at)
  const { bavail, bsize } = statfsSync(at)
  return bavail * bsize
}

/** Less than the engine needs to say so itself: where not even its lock fits, it complains of another backup. */
const leastRoom = 65_536

/**
 * An error as it is, or as `disk-full` for a directory when that is what it means: of a file of ours, or in the engine's words.
 *
 * @param free bytes of its disk at the time
 */
export function asDiskFull(error: unknown, directory: string, free: number): unknown {
  if (error instanceof Problem && error.code !== 'query-failed') return error
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: '' }
  if (free >= leastRoom && code !== 'ENOSPC' && code !== 'EDQUOT' && !/no space left on device|not enough space/i.test(message ?? ''))
    return error
  return new Problem(
    'disk-full',
    `the disk of ${directory} is full: make room, then do it again; nothing of it was left behind`,
    {},
    { cause: error },
  )
}
