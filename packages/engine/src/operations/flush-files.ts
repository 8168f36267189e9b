import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Puts every file under a directory, and the directories themselves, on the disk: from then on no power cut takes them away. */
export function flushFiles(directory: string): void {
  flush(directory)
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory() || entry.isFile()) flush(join(entry.parentPath, entry.name))
}

/** Puts one file or directory on the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
