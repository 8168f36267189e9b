import { existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Who holds the engine's lock on a directory: a process id, or undefined when nobody does.
 * The engine locks its `status` file with flock; the kernel lists such locks, and drops them when the holder dies.
 */
export function lockHolder(engineDirectory: string): number | undefined {
  const path = join(engineDirectory, 'status')
  if (!existsSync(path) || !existsSync('/proc/locks')) return undefined
  const status = statSync(path)
  for (const line of readFileSync('/proc/locks', 'utf8').split('\n')) {
    const [, kind, , access, pid, file] = line.split(/\s+/)
    if (kind === 'FLOCK' && access === 'WRITE' && file?.endsWith(`:${status.ino}`) && hasOpen(Number(pid), status)) return Number(pid)
  }
  return undefined
}

/**
 * TRICKY: inode numbers are small and repeat from one file system to the next, and the device the kernel lists is not the one
 * `stat` tells on every file system. So the suspect's open files are looked at. Guilty is also who does not show them: another
 * user's process, and one that is dying, whose files are gone from the list a moment before its locks are.
 */
function hasOpen(pid: number, status: Stats): boolean {
  const folder = `/proc/${pid}/fd`
  try {
    const files = readdirSync(folder).map(fd => statSync(join(folder, fd), { throwIfNoEntry: false }))
    return files.length === 0 || files.some(file => file?.ino === status.ino && file.dev === status.dev)
  } catch {
    return true
  }
}
