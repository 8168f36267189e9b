import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Makes a directory once in a run of the tests: in the first file that asks for it. Files that ask meanwhile wait, later ones get what
 * is there. What is in it belongs to all of them: a test that writes copies it first. Throws in every file when it could not be made.
 */
export async function oncePerRun(name: string, make: (directory: string) => Promise<unknown>): Promise<string> {
  const directory = join(process.env['SWEEPS_TEST_RUN']!, name)
  const [made, failed] = [`${directory}.made`, `${directory}.failed`]
  if (claim(directory))
    try {
      await make(directory)
      writeFileSync(made, '')
    } catch (error) {
      writeFileSync(failed, '')
      throw error
    }
  while (!existsSync(made)) {
    if (existsSync(failed)) throw new Error(`${name} could not be made: the file that asked for it first says why`)
    await sleep(50)
  }
  return directory
}

/** Of those that ask at the same time one is the first. */
function claim(directory: string): boolean {
  try {
    mkdirSync(directory)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}
