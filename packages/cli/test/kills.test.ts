import { expect, test } from 'vitest'
import { endureKills } from '../../../bench/endure/kills.js'
import { bundled } from '../../../test/bundled.js'

/** `npm run endure` is the same with two hundred kills. */
test('killed while it loads, publishes, erases, imports and starts, it loses nothing it acknowledged and counts nothing twice', async ({
  signal,
}) => {
  const command = [process.execPath, await bundled(new URL('./main.ts', import.meta.url))]
  const { failures, figure } = await endureKills({ kills: 6, seed: 154, rate: 100, command, signal })
  expect(failures).toEqual([])
  // With this seed each of them once.
  expect(figure).toContain('1 import, 1 start, 1 publish, 1 erase, 1 import alone, 1 load')
}, 540_000)
