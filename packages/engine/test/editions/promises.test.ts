import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import Type from '@sweeps/model/typebox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Engine, openEngine, operations } from '../../src/index.js'
import { defineQuery } from '../../src/store/index.js'
import { at, countRows, newDirectory, says } from '../world.js'

let engine: Engine
let directory: string
beforeEach(async () => {
  directory = await newDirectory()
  engine = await openEngine({ directory })
})
afterEach(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const call = { actor: 'test', progress: () => {} }
const collect = (...messages: object[]) =>
  engine.plays.collector.collect(messages, { receivedAt: Date.parse(at('nxt 12:00')), source: 'test', flags: 0 })
async function receive(...messages: object[]): Promise<void> {
  await collect(...messages)
  await engine.plays.loader.drained()
}
const publish = () => engine.editions.publish({ chart: 'census', week: '2021-08-09' }, 'test')
const verify = (id: string) => engine.editions.verify({ id })
const entries = async (id: string) => (await engine.editions.get(id)).lists[0]!.entries.map(({ title, value }) => `${title} ${value}`)

/** Somebody plays all the time. Returns how to stop, and resolves then to how many messages were acknowledged. */
function steadily(): () => Promise<number> {
  let on = true
  let acknowledged = 0
  const playing = (async () => {
    for (let n = 0; on; n++) {
      await collect(says(`v${n % 50}`, `c${n % 7}`, `steady ${n}`, ['20:00', '20:01']))
      acknowledged++
      await sleep(3)
    }
  })()
  return async () => {
    on = false
    await playing
    return acknowledged
  }
}

test('publish, verify, backup, erase and import end while plays go on arriving, and nothing acknowledged is missing', async () => {
  await receive(says('gone', 'c1', 'p1', ['Tue 20:00', 'Tue 20:30']))
  const stop = steadily()
  await sleep(300)
  const { id } = await publish()
  expect(await verify(id)).toMatchObject({ equal: true })
  await operations.backup.run(engine, { directory: `${directory}-backup` }, call)
  expect(await operations.erase.run(engine, { viewer: 'gone' }, call)).toMatchObject({ rows: 1 })
  const acknowledged = await stop()
  await engine.plays.loader.drained()
  expect(await countRows(engine.store, 'spans FINAL')).toBeGreaterThanOrEqual(acknowledged)
  rmSync(`${directory}-backup`, { recursive: true, force: true })
})

//  x: Tuesday has 11 + 11 + 3 = 25 hours; a: half an hour of c1 on Monday, later a quarter on Wednesday
test('an edition verifies after late plays beside an overfull day', async () => {
  const feed = (content: string, play: string, from: string, to: string) => says('x', content, play, [from, to])
  await receive(
    says('a', 'c1', 'p1', ['20:00', '20:30']),
    feed('c1', 'x1', 'Tue 00:00', 'Tue 11:00'),
    feed('c1', 'x2', 'Tue 11:00', 'Tue 22:00'),
    feed('c2', 'x3', 'Tue 00:00', 'Tue 03:00'),
  )
  const first = await publish()
  expect(await entries(first.id)).toEqual(['c1 30'])
  expect(await verify(first.id)).toMatchObject({ equal: true })
  await receive(says('late', 'c1', 'p2', ['Wed 20:00', 'Wed 20:15']))
  expect(await verify(first.id)).toMatchObject({ equal: true, differences: [] })
  const second = await publish()
  expect(await entries(second.id)).toEqual(['c1 45'])
  // The day counts again for whoever looks now, not for what was published.
  await receive(says('x', 'c2', 'x3', ['Tue 00:00', 'Tue 03:00']), says('y', 'c2', 'y', ['Tue 00:00', 'Tue 03:00']))
  await engine.store.command('test', 'OPTIMIZE TABLE spans FINAL')
  for (const { id } of [first, second]) expect(await verify(id)).toMatchObject({ equal: true, differences: [] })
})

test('two publications a moment apart are told apart, and each verifies', async () => {
  await receive(says('a', 'c1', 'p1', ['20:00', '20:30']))
  const first = await publish()
  await receive(says('b', 'c1', 'p2', ['20:00', '20:10']))
  const second = await publish()
  await receive(says('c', 'c1', 'p3', ['20:00', '20:05']))
  expect([await entries(first.id), await entries(second.id)]).toEqual([['c1 30'], ['c1 40']])
  for (const { id } of [first, second]) expect(await verify(id)).toMatchObject({ equal: true, differences: [] })
})

test('a span that is reported again with another playhead covers the same before and after a merge', async () => {
  await engine.store.command('test', 'SYSTEM STOP MERGES spans')
  await receive(says('a', 'c1', 'p1', ['20:00', '20:10', 0]))
  await receive(says('a', 'c1', 'p1', ['20:00', '20:20', 1_800_000]))
  const covered = async () =>
    await engine.store.one(
      defineQuery({
        tag: 'test.covered',
        sql: `SELECT toString(intervalLengthSum(playhead_from, playhead_to)) AS covered, toString(intervalLengthSum(from_ms, to_ms)) AS watched
FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = 9)`,
        row: Type.Object({ covered: Type.String(), watched: Type.String() }),
      }),
      { from: Date.parse(at('00:00')), to: Date.parse(at('Tue 00:00')) },
    )
  const before = await covered()
  expect(before).toEqual({ covered: '1800000', watched: '1200000' })
  await engine.store.command('test', 'SYSTEM START MERGES spans')
  await engine.store.command('test', 'OPTIMIZE TABLE spans FINAL')
  expect(await covered()).toEqual(before)
})

test('who was erased is in no aggregate state, staging table or verdict; older editions say what cannot be compared', async () => {
  await receive(
    says('gone', 'c1', 'p1', ['20:00', '20:30']),
    says('b', 'c2', 'p2', ['20:00', '20:20']),
    says('b', 'c3', 'p3', ['20:30', '20:40']),
  )
  const { id } = await publish()
  await receive(says('late', 'c2', 'p4', ['Wed 20:00', 'Wed 20:15']))
  await engine.charts.chart({ chart: 'census' })
  await operations.erase.run(engine, { viewer: 'gone' }, call)
  const hash = BigInt(engine.plays.pseudonyms.of('s', 'viewer', 'gone'))
  const bytes = [...new Uint8Array(new BigUint64Array([hash]).buffer)]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
  const states = defineQuery({
    tag: 'test.states',
    sql: 'SELECT hex(toString(uniqExactMergeState(viewers))) AS state FROM census_counts GROUP BY epoch, content',
    row: Type.Object({ state: Type.String() }),
  })
  for (const { state } of await engine.store.run(states, {})) expect(state).not.toContain(bytes)
  expect(await verify(id)).toEqual({
    id,
    equal: true,
    against: 'data',
    differences: [],
    incomparable: ['overall: c1 cannot be compared: somebody was erased from its viewing since'],
  })
  // What is changed in another line is still found.
  await engine.store.command('test', "ALTER TABLE spans DELETE WHERE content = 'c3' SETTINGS mutations_sync = 2")
  await engine.store.command('test', 'TRUNCATE TABLE census_counts')
  await engine.store.command('test', 'TRUNCATE TABLE census_weeks_counted')
  await engine.close()
  engine = await openEngine({ directory })
  expect(await verify(id)).toMatchObject({ equal: false, differences: [expect.stringContaining('c3')] })
})

test('one message cannot make many weeks to count: its spans lie together', async () => {
  const spans = Array.from({ length: 500 }, (_, i) => {
    const start = Date.UTC(2001, 0, 3) + i * 7 * 86_400_000
    return { start: new Date(start).toISOString(), stop: new Date(start + 60_000).toISOString(), position: 0 }
  })
  const collected = await collect({ ...says('a', 'x', 'p', ['20:00', '20:01']), spans })
  expect(collected).toMatchObject({ messages: 0, bad: [{ field: 'spans', reason: expect.stringContaining('48 hours') }] })
})

test('what an edition knew of published figures does not depend on when an import began', async () => {
  const nielsen = (minutes: number): Buffer =>
    Buffer.from(
      `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note\n2021-08-09,2021-08-15,overall,1,Outer Banks,Netflix,${minutes},20,,\n`,
    )
  const run = (minutes: number, now?: Date) =>
    import('../../src/published/index.js').then(({ importNielsenTop10 }) =>
      importNielsenTop10(engine.store, nielsen(minutes), {
        stamped: work => engine.plays.stamped(work),
        ...(now ? { now: () => now } : {}),
      }),
    )
  await run(1160)
  const began = new Date()
  const { id } = await engine.editions.publish({ chart: 'nielsen-us', week: '2021-08-09' }, 'test')
  // Begun before the edition was made, there after it.
  await run(1200, began)
  expect(await verify(id)).toMatchObject({ equal: true, differences: [] })
})

test('the collector’s minutes are in the journal: without the store they are not lost', async () => {
  const insert = engine.store.insertLines.bind(engine.store)
  let away = true
  engine.store.insertLines = async lines => {
    while (away) await sleep(20)
    return insert(lines)
  }
  for (let minute = 0; minute < 60; minute++) await engine.plays.noteUp(Date.parse(at('12:00')) + minute * 60_000)
  away = false
  await receive(says('a', 'c1', 'p1', ['20:00', '20:30']))
  await engine.plays.noteUp(Date.parse(at('13:01')))
  const { id } = await publish()
  expect((await engine.editions.get(id)).notes).toEqual([])
})
