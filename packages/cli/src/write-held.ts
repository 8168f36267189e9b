import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'

/** Writes what is held of a viewer into a new directory, which only its user may read. Throws `usage` where there is one already. */
export async function writeHeld(directory: string, found: OutputOf<'personal-data'>): Promise<void> {
  const { operations } = await import('@sweeps/engine')
  try {
    mkdirSync(directory, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new Problem('usage', `--out: ${directory} is there already: name a new directory`)
  }
  const write = (name: string, text: string): void => writeFileSync(join(directory, name), text, { mode: 0o600 })
  write('held.json', `${JSON.stringify(found, null, 2)}\n`)
  for (const { name } of found.tables) write(`${name}.csv`, operations['personal-data'].csv!(found, name))
}
