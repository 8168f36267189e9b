import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { minutes, openEngine } from '../../src/index.js'
import { at, says, scratch } from '../world.js'

test('what cannot be opened lets go of everything: the journal beside it is loaded by the next opening', async () => {
  const directory = scratch()
  const engine = await openEngine({ directory })
  // Acknowledged, and not loaded when it ends.
  engine.store.insertLines = () => new Promise(() => {})
  await engine.plays.collector.collect(says('ana', 'e1', 'p1', ['20:00', '20:30']), {
    receivedAt: Date.parse(at('20:30')),
    source: 'test',
    flags: 0,
  })
  await engine.plays.journal.close()
  await engine.store.close()
  writeFileSync(join(directory, 'charts.json'), '{ broken')
  for (let round = 0; round < 2; round++) await expect(openEngine({ directory })).rejects.toThrow(/charts\.json/)
  rmSync(join(directory, 'charts.json'))
  const again = await openEngine({ directory })
  await again.plays.loader.drained()
  expect((await minutes(again, { from: '2021-08-09', to: '2021-08-16', metric: 'minutes' })).rows).toEqual([{ minutes: 30 }])
  await again.close()
  rmSync(directory, { recursive: true, force: true })
})
