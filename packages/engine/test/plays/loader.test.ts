import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listRejects } from '../../src/plays/index.js'
import { encodeRecord } from '../../src/plays/journal/journal-record.js'
import { segmentPath } from '../../src/plays/journal/segments.js'
import { EngineError, type Insert, openStore, Store } from '../../src/store/index.js'
import { countRows, newDirectory, openWorld, says, type World } from '../world.js'

let world: World
/** What the engine answers to the next inserts, instead of taking them. */
let failures: ((insert: Insert) => Error | undefined | Promise<undefined>)[]

/** The real store, whose inserts may be made to fail first. */
class Failing extends Store {
  static of(store: Store): Failing {
    const failing = Object.create(store, {
      insertLines: {
        value: async (insert: Insert): Promise<void> => {
          const error = await failures[0]?.(insert)
          if (error) {
            failures.shift()
            throw error
          }
          return store.insertLines(insert)
        },
      },
    })
    // Private members live on the real one.
    for (const name of ['run', 'one', 'command', 'insert', 'close', 'check', 'copyTo'] as const)
      Object.defineProperty(failing, name, { value: store[name].bind(store) })
    return failing
  }
}

beforeEach(async () => {
  failures = []
  const directory = await newDirectory()
  world = await openWorld({ directory, store: Failing.of(await openStore({ directory })) })
})
afterEach(() => world.remove())

const journalFiles = (): string[] => readdirSync(join(world.directory, 'journal')).filter(file => file.endsWith('.journal'))
const good = says('ana', 'e1', 'p1', ['20:00', '20:30'])
const many = (count: number) => Array.from({ length: count }, (_, i) => ({ ...good, play: `p${i}` }))
const uuid = '00000000-0000-8000-a000-000000000000'
const rowOf = (play: string) =>
  `[${Date.parse('2021-08-09T20:30:00.000Z')},"s","bad","${play}",1,1,"","","test",0,0,[[-1800000,1800000,0,1]]]\n`

test('one record the engine refuses is set aside with its reason; the hundred around it are in', async () => {
  const { journal, loader } = world.plays
  const messages = many(100)
  const context = { receivedAt: Date.parse(good.sentAt), source: 'test', flags: 0 }
  await Promise.all([
    ...messages.slice(0, 50).map(message => world.plays.collector.collect(message, context)),
    journal.append(encodeRecord('message', 1, '["2021-08-09","s","bad"\n', rowOf('no UUID'))),
    ...messages.slice(50).map(message => world.plays.collector.collect(message, context)),
  ])
  await loader.drained()
  expect(await countRows(world.store, 'spans FINAL')).toBe(100)
  const { rejects } = await listRejects(world.store)
  expect(rejects).toMatchObject([{ reason: expect.stringMatching(/^the engine refused it: .*(UUID|parse)/) }])
  expect(rejects[0]!.body).toContain('no UUID')
  expect(world.trouble).toEqual([expect.stringContaining('set aside')])
})

test.each([
  ['a line too many', () => encodeRecord('message', 2, '["2021-08-09","s","bad"\n', rowOf(uuid).repeat(2))],
  ['no row at all', () => encodeRecord('message', 1, '["2021-08-09","s","bad"\n', 'DROP TABLE spans\n')],
  ['an empty line and SQL', () => encodeRecord('message', 2, '["2021-08-09","s","bad"\n', `${rowOf(uuid)}\n;DROP TABLE spans\n`)],
  ['a touched day that is none', () => encodeRecord('message', 1, '["no day","s","bad"\n', rowOf(uuid))],
  ['a touched row that is broken', () => encodeRecord('message', 1, '["2021-08-09",7,{\n', rowOf(uuid))],
  ['a reject that is none', () => encodeRecord('reject', 1, '', '["never"]\n')],
])('poison: %s', async (_, poison) => {
  await world.plays.journal.append(poison())
  await world.receive(many(3))
  expect((await world.rows({ by: 'content', metric: 'plays' })).filter(row => row['content'] === 'e1')).toEqual([
    { content: 'e1', plays: 3 },
  ])
  expect(world.trouble).toEqual([expect.stringContaining('set aside')])
  expect(world.plays.journal.backlog).toBe(0)
})

test('trouble that passes is waited for, and nothing is lost', async () => {
  const memory = () => new EngineError('Code: 241. DB::Exception: Memory limit exceeded', 'test')
  failures = [memory, memory]
  await world.receive(many(10))
  expect(failures).toEqual([])
  expect(world.trouble).toEqual(Array(2).fill(expect.stringContaining('waits for the engine: Code: 241')))
  expect(await countRows(world.store, 'spans FINAL')).toBe(10)
  expect(await countRows(world.store, 'rejects')).toBe(0)
})

test('trouble nobody knows stops the loading for a moment, and nothing is lost', async () => {
  failures = [insert => (insert.table === 'messages' ? new Error('who knows') : undefined)]
  await world.receive(many(10))
  expect(world.trouble).toEqual(['loading stopped for a second: who knows'])
  expect(await world.rows({ metric: 'plays,watched' })).toEqual([{ plays: 10, watchedMs: 10 * 30 * 60_000 }])
})

test('a journal of an earlier run is loaded, read twice it counts once', async () => {
  await world.receive(many(5))
  const { directory, store } = world
  await world.plays.close()
  expect(journalFiles()).toEqual([])
  const { accept } = await import('../../src/plays/accept.js')
  const context = { receivedAt: Date.parse(good.sentAt), source: 'test', flags: 0 }
  mkdirSync(join(directory, 'journal'), { recursive: true })
  const records = many(7).map(message => (accept(message, context, world.plays.pseudonyms) as { record: Buffer }).record)
  writeFileSync(segmentPath(join(directory, 'journal'), 3), Buffer.concat(records))
  const again = await openWorld({ directory, store })
  await again.plays.loader.settled()
  expect(await again.rows({ metric: 'plays,viewers,watched' })).toEqual([{ plays: 7, viewers: 1, watchedMs: 7 * 30 * 60_000 }])
  expect(journalFiles()).toEqual([])
  await again.plays.close()
})

test('a segment that is finished and loaded goes at once, not with the next message', async () => {
  await world.receive(good)
  expect(journalFiles().length).toBe(1)
  await world.plays.journal.rotate()
  await world.plays.loader.settled()
  expect(journalFiles()).toEqual([])
})

test('damage in the journal is told, and its file is kept aside', async () => {
  const { directory, store } = world
  await world.plays.close()
  const bytes = encodeRecord('message', 1, '["2021-08-09","s","bad"\n', rowOf(uuid))
  const broken = Buffer.from(bytes)
  broken[40]! ^= 1
  writeFileSync(segmentPath(join(directory, 'journal'), 1), Buffer.concat([broken, bytes]))
  const again = await openWorld({ directory, store })
  await again.plays.loader.settled()
  expect(await countRows(store, 'spans FINAL')).toBe(1)
  expect(again.trouble).toEqual([expect.stringMatching(/0000000001.journal is damaged: \d+ bytes at 0/)])
  expect(again.plays.damaged().length).toBe(1)
  await again.plays.close()
})

test('whoever watches a play is told when its message is in the engine, not when an earlier one is', async () => {
  const { plays } = world
  const { playUuid } = await import('../../src/plays/index.js')
  const play = playUuid('s', 'mine')
  const recent = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()
  const mine = { ...good, play: 'mine', sentAt: recent(0), spans: [{ start: recent(30), stop: recent(10), position: 0 }] }
  const context = { receivedAt: Date.now(), source: 'test', flags: 0 }
  const seen: unknown[] = []
  let told = (): void => {}
  const once = new Promise<void>(resolve => {
    told = resolve
  })
  const stop = plays.live.watch(play, async () => {
    seen.push((await plays.live.play(play))?.watchedMs)
    told()
  })
  // While another message is being loaded, mine is heard.
  let release = (): void => {}
  const held = new Promise<undefined>(resolve => {
    release = () => resolve(undefined)
  })
  failures = [() => held]
  await plays.collector.collect(good, context)
  await new Promise(resolve => setTimeout(resolve, 50))
  await plays.collector.collect(mine, context)
  release()
  await once
  await plays.loader.drained()
  expect(seen).toEqual([20 * 60_000])
  stop()
})
