import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listRejects } from '../../src/plays/index.js'
import { at, countRows, openWorld, says, type World } from '../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const good = says('ana', 'e1', 'p1', ['20:00', '20:30'])
const file = (...lines: (object | string)[]): Readable =>
  Readable.from([lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')])

test('good lines go in, bad ones are counted and kept with their line number', async () => {
  const done = await world.plays.import(
    file(`\uFEFF${JSON.stringify(good)}\r`, '', { ...good, screen: 'x' }, 'no JSON', '[]', '7', [{ ...good, play: 'p2' }], {
      ...good,
      play: 'p3',
    }),
  )
  expect(done).toEqual({
    messages: 3,
    spans: 3,
    rejected: 4,
    bad: [
      { line: 3, field: 'screen', reason: expect.any(String) },
      { line: 4, field: '', reason: 'is no JSON' },
      { line: 5, field: '', reason: 'is an empty array' },
      { line: 6, field: '', reason: 'a message is an object' },
    ],
  })
  expect(await world.rows({ metric: 'plays,minutes' })).toEqual([{ plays: 3, minutes: 90 }])
  // However old the file is, its rejects are kept for 30 days from now.
  expect((await listRejects(world.store)).rejects.length).toBe(4)
})

test('the moment a message was sent is the moment it was heard: an old file leads nobody', async () => {
  await world.plays.import(file({ ...good, sentAt: at('20:27') }, { ...good, play: 'p2', sentAt: at('20:28') }))
  expect(await world.setAside()).toEqual({ lead: 1 })
})

test('the same file twice counts once', async () => {
  const many = Array.from({ length: 1200 }, (_, i) => ({ ...good, play: `p${i}`, viewer: `v${i}` }))
  await world.plays.import(file(...many))
  await world.plays.import(file(...many))
  expect(await world.rows({ metric: 'plays' })).toEqual([{ plays: 1200 }])
})

test('what is read after a cutoff is of the next epoch', async () => {
  async function* lines() {
    for (let i = 0; i < 500; i++) yield `${JSON.stringify({ ...good, play: `a${i}` })}\n`
    await new Promise(resolve => setTimeout(resolve, 100))
    ;({ epoch } = await world.plays.cutoff())
    yield `${JSON.stringify({ ...good, play: 'b' })}\n`
  }
  let epoch = 0
  await world.plays.import(Readable.from(lines()))
  expect(await countRows(world.store, `spans WHERE epoch = ${epoch}`)).toBe(500)
  expect(await countRows(world.store, `spans WHERE epoch = ${epoch + 1}`)).toBe(1)
})

test('a line of more than a megabyte, or a file that breaks off, ends the import with the reason', async () => {
  await expect(world.plays.import(file(good, 'x'.repeat(1_100_000)))).rejects.toThrow(/line 2: longer than 1 MB/)
  const broken = new Readable({
    read() {
      this.push(`${JSON.stringify(good)}\n`)
      this.destroy(new Error('the connection was lost'))
    },
  })
  await expect(world.plays.import(broken)).rejects.toThrow('the connection was lost')
})

test('a file larger than the backlog may be waits for the engine', async () => {
  await world.plays.close()
  const small = await openWorld({ directory: world.directory, store: world.store, journal: { maxBacklog: 20_000 } })
  const many = Array.from({ length: 3000 }, (_, i) => ({ ...good, play: `p${i}`, viewer: `v${i}` }))
  expect(await small.plays.import(file(...many))).toMatchObject({ messages: 3000, rejected: 0 })
  expect(await small.rows({ metric: 'plays' })).toEqual([{ plays: 3000 }])
  await small.plays.close()
})
