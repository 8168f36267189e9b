import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Type from '@sweeps/model/typebox'
import { afterAll, expect, test } from 'vitest'
import { feeShares } from '../../src/decisions/index.js'
import { type Engine, openEngine } from '../../src/engine.js'
import { minutes, unmatched } from '../../src/minutes/index.js'
import { operations } from '../../src/operations/index.js'
import { seasonReport } from '../../src/seasons/index.js'
import { defineQuery, Int64, openStore } from '../../src/store/index.js'
import { randomSeason } from '../seasons/random-season.js'
import { on, watch } from '../seasons/season-world.js'
import { made, scratch } from '../world.js'

/*
 * The same plays told to one node and to two shards within the engine: every answer must be the same. Among them are a play told with two
 * accounts (somebody signs in half-way), a viewer whose plays are on both shards and come to more than a day has, a stretch that outlasts its
 * content, a clock that runs ahead, a second source, and content that nobody has catalogued.
 */
const folder = scratch()
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const call = { actor: 'test', progress: () => {} }
const season = randomSeason(3, 15, 2)
const catalogue = [
  'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released',
  ...season.minutes.map(
    (length, at) => `s,e${at + 1},show,1,${at + 1},The Show: Season 1,series,original,en,${length * 60_000},2021-08-06`,
  ),
  's,film,film,,,A Film,film,,,5400000,2021-08-06',
  '',
].join('\n')
const wholeDay = (content: string, from: number) => watch('busy', content, on(5, '00:00') + from * 3_600_000, [0, 540])
const messages = [
  ...season.messages,
  { ...watch('halfway', 'e1', on(3, '20:00'), [0, 10], { play: 'signs in' }), account: undefined },
  watch('halfway/other', 'e1', on(3, '20:10'), [10, 20], { play: 'signs in' }),
  ...[wholeDay('film', 0), wholeDay('a', 8), wholeDay('b', 15)],
  watch('asleep', 'film', on(6, '01:00'), [0, 600]),
  watch('nobody', 'unknown', on(7, '21:00'), [0, 33], { anonymous: true }),
]

const held = defineQuery({
  tag: 'test.held',
  sql: `-- one row per table that holds spans
SELECT parts.table AS name, sum(rows) AS rows FROM system.parts AS parts
WHERE database = currentDatabase() AND active AND match(parts.table, '^(spans|audience_days)') GROUP BY name ORDER BY name`,
  row: Type.Object({ name: Type.String(), rows: Int64 }),
})

async function tell(engine: Engine): Promise<void> {
  const collect = async (told: unknown, heard: number, source: string, flags = 0): Promise<void> => {
    await engine.plays.collector.collect(told, { receivedAt: heard, source, flags })
    await engine.plays.loader.drained()
  }
  await engine.catalogue.import(catalogue, made)
  const later = on(60, '00:00')
  await collect(messages, later, 'beacon')
  await collect(watch('fast', 'e2', on(8, '10:00'), [0, 30]), on(8, '10:20'), 'beacon')
  await collect(watch('robot', 'e2', on(8, '10:00'), [0, 30]), later, 'beacon', 1)
  await collect(watch('ana', 'q', on(9, '10:00'), [0, 30], { service: 't' }), later, 'beacon')
  await collect(watch('ana', 'q', on(9, '10:05'), [5, 45], { service: 't' }), later, 'cmcd')
}

const period = { from: '2021-08-06', to: '2021-10-01' }
const slice = async (engine: Engine, by: string) => {
  const { rows, setAside } = await minutes(engine, { ...period, by })
  return { rows, setAside }
}

async function answersOf(engine: Engine): Promise<Record<string, unknown>> {
  const report = await seasonReport(engine, { title: 'show', season: 1, window: 28, smallCells: 'show' }, on(90, '00:00'))
  const filtered = await seasonReport(engine, { title: 'show', season: 1, accounts: 'new', smallCells: 'show' }, on(90, '00:00'))
  const chart = await operations.chart.run(engine, { chart: 'census', week: '2021-08-09' } as never, call)
  return {
    slices: [await slice(engine, 'day,title'), await slice(engine, 'content,market,screen')],
    report,
    filtered,
    chart,
    unmatched: await unmatched(engine),
    fees: await feeShares(engine, { fee: 9.99, from: '2021-08-01', to: '2021-09-30', services: ['s'] }),
  }
}

async function answers(name: string, shards: number) {
  const engine = await openEngine({ directory: join(folder, name), shards, seconds: 300, secrets: join(folder, 'secrets.json') })
  try {
    await tell(engine)
    const before = await answersOf(engine)
    const edition = await engine.editions.publish({ chart: 'census', week: '2021-08-09' }, 'test')
    await tell(engine)
    const { equal } = await engine.editions.verify({ id: edition.id })
    const { lists } = await engine.editions.get(edition.id)
    const tables = await engine.store.run(held, {})
    const { rows } = await operations.erase.run(engine, { viewer: 'busy' }, call)
    return { told: { before, lists, equal, erased: rows > 0, after: await slice(engine, 'content') }, tables }
  } finally {
    await engine.close()
  }
}

test('two shards answer as one node does, and each has a part of it', async () => {
  const one = await answers('one', 1)
  const two = await answers('two', 2)
  expect(one.told).toMatchObject({ equal: true, erased: true })
  expect(one.told.lists[0]!.entries.length).toBeGreaterThan(1)
  expect(two.told).toEqual(one.told)
  expect(two.tables.map(({ name }) => name)).toEqual(['audience_days_1', 'audience_days_2', 'spans_1', 'spans_2'])
})

test('a directory is opened with as many shards as it has', async () => {
  await expect(openStore({ directory: join(folder, 'two'), shards: 1 })).rejects.toMatchObject({
    code: 'store-unusable',
    message: expect.stringContaining('set SWEEPS_EMBEDDED_SHARDS=2'),
  })
})

test('what one node has goes to the shards it belongs to, also after a start that was cut off', async () => {
  const directory = join(folder, 'one')
  const rows = defineQuery({
    tag: 'test.rows',
    sql: 'SELECT count() AS rows, uniqExact(play) AS plays FROM spans',
    row: Type.Object({ rows: Int64, plays: Int64 }),
  })
  const before = await openStore({ directory, shards: 1 })
  const had = await before.one(rows, {})
  await before.command('test', 'DROP VIEW messages_into_spans')
  await before.command('test', 'RENAME TABLE spans TO spans_whole')
  await before.close()
  const store = await openStore({ directory, shards: 2 })
  expect(await store.one(rows, {})).toEqual(had)
  await store.close()
})
