import { setImmediate } from 'node:timers/promises'

/** How long work may hold the thread that also answers players, in milliseconds. */
const longest = 1

/**
 * Cuts long work into short pieces, between which whoever else waits has a turn: `const yieldIfDue = yielding()` before a loop, and
 * `await yieldIfDue()` in it.
 */
export function yielding(): () => Promise<void> | undefined {
  let since = performance.now()
  const turn = async (): Promise<void> => {
    await setImmediate()
    since = performance.now()
  }
  return () => (performance.now() - since > longest ? turn() : undefined)
}
