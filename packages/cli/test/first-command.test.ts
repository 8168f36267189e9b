import { join } from 'node:path'
import { openEngine } from '@sweeps/engine'
import { afterAll, expect, test } from 'vitest'
import { directory, scratch, sweeps } from './sweeps.js'

const { path, remove } = scratch()
afterAll(remove)

const messages = Array.from({ length: 3000 }, (_, play) => ({
  ...{ service: 'noa', content: `e${play % 7}`, play: `p${play}`, viewer: `v${play}`, sentAt: '2021-08-09T21:00:00.000Z' },
  spans: [{ start: '2021-08-09T20:00:00.000Z', stop: '2021-08-09T20:01:00.000Z', position: 0 }],
}))

test.each([
  ['figures', ['minutes', '--from', '2021-08-09', '--to', '2021-08-10', '--json']],
  ['a week', ['chart', 'census', '--week', '2021-08-09', '--json']],
  ['what is wrong', ['doctor']],
])('the first command after a crash that asks for %s loads what was acknowledged before it answers, and says so', async (what, command) => {
  const data = directory(join(path, what.replaceAll(' ', '-')))
  const engine = await openEngine({ directory: data })
  const taken = await engine.plays.collector.collect(messages, { receivedAt: Date.now(), source: 'test', flags: 0 })
  expect(taken.messages).toBe(3000)
  // As a crash would: what was acknowledged stays in the journal.
  await engine.plays.close(0)
  await engine.store.close()
  const { status, out, err } = await sweeps([...command, '--data', data])
  expect(err).toMatch(/^sweeps: loading \d+\.\d MB of plays that an earlier run acknowledged\n/)
  expect(status).toBe(0)
  if (what !== 'figures') return
  expect(JSON.parse(out).rows).toMatchObject([{ plays: 3000, watchedMs: 3000 * 60_000 }])
  // The next one finds it loaded.
  const next = await sweeps(['minutes', '--from', '2021-08-09', '--to', '2021-08-10', '--json', '--data', data])
  expect(next.err).toBe('')
  expect(JSON.parse(next.out).rows).toMatchObject([{ plays: 3000 }])
})
