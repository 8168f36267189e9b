import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { oncePerRun } from '../../../test/once-per-run'
import { type Started, startSweeps } from '../../cli/test/sweeps'

/**
 * What a hook that calls `startSample` may take, in milliseconds. The first file of a run loads the data, which is a good half minute of work of two
 * cores, and several times that where they have other work too.
 */
export const sampleTimeout = 240_000

/** `sweeps start --sample summer-2021` on an empty directory, with a copy of the data it loads: they are loaded once in a run of the tests. */
export async function startSample(data: string): Promise<Started> {
  const loaded = await oncePerRun('sample', async directory => {
    const status = await (await startSweeps(join(directory, 'data'), ['--sample', 'summer-2021'])).stop()
    if (status !== 0) throw new Error(`the server that loaded the sample ended with ${status}`)
  })
  cpSync(join(loaded, 'data'), data, { recursive: true })
  return startSweeps(data, ['--sample', 'summer-2021'])
}
