import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Who holds the engine's lock on a directory: a process id, or undefined when nobody does.
 * The engine locks its `status` file with flock; the kernel lists such locks, and drops them when the holder dies.
 */
export function lockHolder(engineDirectory: string): number | undefined {
  const status = join(engineDirectory, 'status')
  if (!existsSync(status) || !existsSync('/proc/locks')) return undefined
  const { ino } = statSync(status)
  for (const line of readFileSync('/proc/locks', 'utf8').split('\n')) {
    const [, kind, , access, pid, file] = line.split(/\s+/)
    if (kind === 'FLOCK' && access === 'WRITE' && file?.endsWith(`:${ino}`)) return Number(pid)
  }
  return undefined
}
