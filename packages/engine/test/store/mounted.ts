import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Mounts a small file system in memory on a directory. For root only. */
export function mounted(path: string, size: string): { unmount(): void } {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'sweeps-test', path], { stdio: 'pipe' })
  return { unmount: () => execFileSync('umount', ['-l', path]) }
}

/** Whether this process may mount: root in most containers may not. */
export const canMount = ((): boolean => {
  const path = mkdtempSync(join(tmpdir(), 'sweeps-mount-'))
  try {
    mounted(path, '1m').unmount()
    return true
  } catch {
    return false
  } finally {
    rmdirSync(path)
  }
})()
