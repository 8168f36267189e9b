import { statfsSync } from 'node:fs'
import { Problem } from '@sweeps/model'

/** More than a collector needs to go on acknowledging: what an import needs for itself may not be what stops it. */
const room = 192 * 1024 * 1024

/** Throws `disk-full` when a directory's disk would have less left, with so many bytes more, than what is kept free for plays. */
export function needRoom(directory: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(directory)
  if (bavail * bsize < room + bytes)
    throw new Problem(
      'disk-full',
      `a file is copied or sorted in ${directory} to be read, and its disk has no room for that beside what is kept free for plays: make room, then import it again`,
    )
}
