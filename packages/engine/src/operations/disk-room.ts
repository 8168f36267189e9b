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

/** An error as it is, or as `disk-full` for a directory when that is what it means: of a file of ours, or in the engine's words. */
export function asDiskFull(error: unknown, directory: string): unknown {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: '' }
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && !/no space left on device|not enough space/i.test(message ?? '')) return error
  return new Problem(
    'disk-full',
    `the disk of ${directory} is full: make room, then do it again; nothing of it was left behind`,
    {},
    { cause: error },
  )
}
