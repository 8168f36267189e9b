import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from './problem.js'

/**
 * Makes a directory and those above it that are missing. Throws `usage` where nothing can be made.
 *
 * TRICKY: not with Node's `recursive`, which tries for ever where a directory that is there takes none, as those of `/proc`.
 */
export function makeDirectory(path: string, mode = 0o777): void {
  if (existsSync(path)) return
  const above = dirname(path)
  if (above !== path) makeDirectory(above, mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Somebody else was there first.
    if (code === 'EEXIST') return
    if (code === 'ENOENT')
      throw new Problem('usage', `${path} cannot be made: ${above} takes no directories; name another path`, {}, { cause: error })
    throw error
  }
}
