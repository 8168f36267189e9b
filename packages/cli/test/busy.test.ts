import { expect, test } from 'vitest'
import { measureBusy } from '../../../bench/busy.js'
import { bundled } from '../../../test/bundled.js'

/**
 * `npm run bench -- --only busy` is the same with ten times the messages, and says how long each chore takes. Here a chore may take three
 * minutes, as the machine may have much else to do: what waits for idleness never ends.
 */
test('under steady messages chores end, figures are exact, and editions verify: then, later, after late plays, an overfull day and a merge', async ({
  signal,
}) => {
  const command = [process.execPath, await bundled(new URL('./main.ts', import.meta.url))]
  const { failures, editions } = await measureBusy({
    rate: 200,
    rounds: 1,
    idleRounds: 0,
    seed: 11,
    warmUp: 1500,
    imported: 200,
    command,
    signal,
  })
  expect(failures).toEqual([])
  expect(editions).toBe(1)
}, 540_000)
