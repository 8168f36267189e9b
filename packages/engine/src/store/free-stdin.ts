import { closeSync, fstatSync, openSync, statSync } from 'node:fs'
import { isatty } from 'node:tty'

const nothing = '/dev/null'

/**
 * Puts `/dev/null` in the place of this process's standard input, unless a person sits there.
 *
 * TRICKY: the embedded engine appends whatever it can read from descriptor 0 to the rows of every INSERT, and makes the descriptor
 * non-blocking for whoever shares it. It takes no option against that, and Node cannot move a descriptor; but a descriptor that is
 * opened gets the lowest free number. Terminals it leaves alone.
 *
 * So `process.stdin` of a program that opens the embedded engine is empty from then on: read it before, or in another process.
 * Throws when something else took the number first, since the engine would read that.
 */
export function freeStdin(): void {
  if (isatty(0) || isNothing(0)) return
  close(0)
  const descriptor = openSync(nothing, 'r')
  if (descriptor === 0) return
  closeSync(descriptor)
  if (!isNothing(0)) throw new Error('standard input could not be closed to the engine: start the program with `< /dev/null`')
}

/** The same device by whatever path: containers may mount their own. */
function isNothing(descriptor: number): boolean {
  try {
    const { rdev, mode } = fstatSync(descriptor)
    const its = statSync(nothing)
    return rdev === its.rdev && mode === its.mode
  } catch {
    return false
  }
}

function close(descriptor: number): void {
  try {
    closeSync(descriptor)
  } catch {
    // It was closed already.
  }
}
