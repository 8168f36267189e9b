import { closeSync, openSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@sweeps/model'

/** Opening takes a tenth of a second: a claim that is older was left by a program that ended in it, in milliseconds. */
const stale = 5000

/**
 * Takes the turn to open an engine directory; returns how to give it back. Two programs that open at once would both find the engine's
 * lock free, and the second would have the engine's own complaint on its error output.
 *
 * TRICKY: how old a claim is can be told by no clock: it may have been made before the clock was set back, or on another machine's. So it
 * is stale too when it has stayed the same one for that long while we looked. Throws `store-unusable` for what is there and is no claim.
 */
export async function claimOpening(directory: string): Promise<() => void> {
  const path = join(directory, 'opening')
  let looked: { claim: string; since: number } | undefined
  for (;;) {
    try {
      closeSync(openSync(path, 'wx'))
      return () => remove(path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const found = claimAt(path)
    if (!found) continue
    if (looked?.claim !== found.claim) looked = { claim: found.claim, since: performance.now() }
    if (found.age > stale || performance.now() - looked.since > stale) remove(path)
    else await sleep(20)
  }
}

/** The claim that is there: which one it is, and its age by the clock in milliseconds; undefined when it has gone. */
function claimAt(path: string): { claim: string; age: number } | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return undefined
  if (!found.isFile())
    throw new Problem('store-unusable', `${path} is no file: Sweeps keeps one there while it opens the directory; take away what is there`)
  return { claim: `${found.ino} ${found.mtimeMs}`, age: Date.now() - found.mtimeMs }
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
