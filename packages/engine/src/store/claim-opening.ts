import { closeSync, openSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Opening takes a tenth of a second: a claim that is older was left by a program that ended in it. */
const stale = 5000

/**
 * Takes the turn to open an engine directory; returns how to give it back. Two programs that open at once would both find the engine's
 * lock free, and the second would have the engine's own complaint on its error output.
 */
export async function claimOpening(directory: string): Promise<() => void> {
  const path = join(directory, 'opening')
  for (;;) {
    try {
      closeSync(openSync(path, 'wx'))
      return () => remove(path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (ageOf(path) > stale) remove(path)
      else await sleep(20)
    }
  }
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
