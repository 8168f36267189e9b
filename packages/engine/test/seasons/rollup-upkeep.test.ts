import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eraseViewer } from '../../src/plays/index.js'
import { seasonReport } from '../../src/seasons/index.js'
import { Rollup } from '../../src/seasons/rollup/rollup.js'
import { defineQuery, Int64 } from '../../src/store/index.js'
import { countRows } from '../world.js'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const held = defineQuery({
  tag: 'test.held',
  sql: 'SELECT count() AS pieces, countIf(viewer = {viewer:UInt64} OR account = {account:UInt64}) AS own FROM audience_days',
  row: Type.Object({ pieces: Int64, own: Int64 }),
})

const latest = defineQuery({
  tag: 'test.latest',
  sql: 'SELECT max(build) AS build FROM audience_counted',
  row: Type.Object({ build: Int64 }),
})
/** Another number when anything was counted. Rows would not tell: the engine merges them. */
const lastCounted = async (): Promise<number> => (await world.store.one(latest, {})).build

test('of who is erased nothing stays rolled up, and others are rolled up again', async () => {
  await world.carry('e1 1 40')
  const two = [watch('ana', 'e1', on(1, '20:00'), [0, 40]), watch('bo', 'e1', on(1, '21:00'), [0, 40])]
  await world.receive([...two, watch('bo', 'e1', on(2, '21:00'), [0, 10])])
  const rollup = new Rollup({ store: world.store, plays: world.plays })
  const before = await world.report()
  expect(before.accounts).toMatchObject({ reach: 2, completers: 2 })
  const { pseudonyms } = world.plays
  const ana = { viewer: pseudonyms.of('s', 'viewer', 'ana'), account: pseudonyms.of('s', 'account', 'ana') }
  expect(await world.store.one(held, ana)).toEqual({ pieces: 3, own: 1 })
  // As a program leaves them that dies while it counts.
  await world.store.command(
    'test.left',
    'INSERT INTO audience_pieces (build, viewer, account) VALUES (1, {viewer:UInt64}, {account:UInt64})',
    ana,
  )
  await eraseViewer(world.store, world.plays, ['s'], 'ana')
  await rollup.forgetErased()
  expect(await countRows(world.store, 'audience_pieces')).toBe(0)
  // The day that both were in is gone whole until it is asked for.
  expect(await world.store.one(held, ana)).toEqual({ pieces: 1, own: 0 })
  expect((await world.report()).accounts).toMatchObject({ reach: 1, completers: 1 })
  expect(await world.store.one(held, ana)).toEqual({ pieces: 2, own: 0 })
})

test('the background turn rolls up days that are over and counts windows that are closed, once', async () => {
  await world.carry('e1 1 40')
  await world.receive([watch('ana', 'e1', on(1, '20:00'), [0, 40]), watch('bo', 'e1', on(92, '21:00'), [0, 40])])
  const rollup = new Rollup({ store: world.store, plays: world.plays })
  await rollup.keepUp(world.catalogue, on(92, '22:00'))
  // Day 92 still runs, and no window has it.
  expect(await countRows(world.store, 'audience_built')).toBe(1)
  const counted = await countRows(world.store, 'audience_counted')
  expect(counted).toBeGreaterThan(0)
  await rollup.keepUp(world.catalogue, on(92, '23:00'))
  expect(await countRows(world.store, 'audience_counted')).toBe(counted)
  await world.receive([watch('cy', 'e1', on(3, '20:00'), [0, 40])])
  await rollup.keepUp(world.catalogue, on(93, '01:00'))
  expect(await countRows(world.store, 'audience_built')).toBe(3)
  const season = { ...(await world.report({ window: 7 })).accounts }
  expect(season).toMatchObject({ reach: 2 })
})

test('the background turn counts windows that still run, then lets them rest for nine times as long as that took', async () => {
  await world.carry('e1 1 40')
  await world.receive([watch('ana', 'e1', on(1, '20:00'), [0, 40])])
  const rollup = new Rollup({ store: world.store, plays: world.plays })
  const countedAt = async (now: number): Promise<boolean> => {
    const before = await lastCounted()
    await rollup.keepUp(world.catalogue, now)
    return (await lastCounted()) > before
  }
  expect(await countedAt(on(9, '22:00'))).toBe(true)
  await world.receive([watch('bo', 'e1', on(9, '21:00'), [0, 40])])
  expect(await countedAt(on(9, '22:00'))).toBe(false)
  // What came while they rested is counted when the rest is over, though nothing came since.
  expect(await countedAt(on(9, '22:45'))).toBe(true)
  await world.receive([watch('cy', 'e1', on(9, '21:30'), [0, 40])])
  expect(await countedAt(on(9, '23:00'))).toBe(true)
  // Another program that asks then finds the window counted.
  const before = await lastCounted()
  const report = await world.report({ window: 28 }, on(9, '23:00'))
  expect(report.accounts.reach).toBe(3)
  expect(await lastCounted()).toBe(before)
})

test('a rollup that is stopped begins nothing more', async () => {
  await world.carry('e1 1 40')
  await world.receive([watch('ana', 'e1', on(1, '20:00'), [0, 40])])
  const rollup = new Rollup({ store: world.store, plays: world.plays })
  rollup.stop()
  await expect(rollup.keepUp(world.catalogue, on(40, '00:00'))).rejects.toMatchObject({ code: 'shutting-down' })
  expect(await countRows(world.store, 'audience_built')).toBe(0)
})

/** Pieces and builds that are held, and counts: those that an answer is read from, and the others. */
const kept = defineQuery({
  tag: 'test.kept',
  sql: `WITH needed AS (SELECT scope, slice, build FROM audience_counted FINAL)
SELECT
    (SELECT count() FROM audience_days) AS pieces,
    (SELECT count() FROM audience_built) AS builds,
    (SELECT count() FROM audience_counts WHERE (scope, slice, build) IN needed) AS counts,
    (SELECT count() FROM audience_counts WHERE (scope, slice, build) NOT IN needed) AS others`,
  row: Type.Object({ pieces: Int64, builds: Int64, counts: Int64, others: Int64 }),
})

describe('tidying up', () => {
  /** Windows are kept counted then, */
  const soon = on(40, '00:00')
  /** and then no more: days are rolled up and tidied only. */
  const later = on(200, '00:00')
  /** As after a start: nothing is kept in memory. */
  const fresh = (): Rollup => new Rollup({ store: world.store, plays: world.plays })
  const reportOf = (rollup: Rollup) =>
    seasonReport(
      { store: world.store, plays: world.plays, catalogue: world.catalogue, rollup, minimumCell: 10 },
      { title: 'show', season: 1, window: 7, smallCells: 'show' },
    )
  /** Rolls up day 1 twice, as a play came late: two pieces, then three. The first build is stale. */
  const rollUpTwice = async (now: number): Promise<void> => {
    await world.carry('e1 1 40')
    await world.receive([watch('ana', 'e1', on(1, '20:00'), [0, 40]), watch('bo', 'e1', on(1, '21:00'), [0, 30])])
    await fresh().keepUp(world.catalogue, now)
    await world.receive([watch('cy', 'e1', on(1, '22:00'), [0, 20])])
    await fresh().keepUp(world.catalogue, now)
  }
  /** Makes what was rolled up seem as old as that: nobody can still be reading it. */
  const age = (seconds: number) =>
    world.store.command('test.age', 'ALTER TABLE audience_built UPDATE at = at - {seconds:Int32} WHERE 1 SETTINGS mutations_sync = 2', {
      seconds,
    })
  /** Fills the stale build up, to so many pieces. */
  const swell = (pieces: number) =>
    world.store.command(
      'test.swell',
      `INSERT INTO audience_days
SELECT days.* FROM (SELECT * FROM audience_days WHERE build = (SELECT min(build) FROM audience_built) LIMIT 1) AS days CROSS JOIN numbers({pieces:UInt32}) AS copies`,
      { pieces },
    )

  test('pieces that were rolled up again go once they are many, and nobody can be reading them', async () => {
    await rollUpTwice(later)
    const before = await reportOf(fresh())
    expect(before.accounts).toMatchObject({ reach: 3, completers: 1 })
    // Few: it is not worth it, however old they are.
    await age(3600)
    await fresh().keepUp(world.catalogue, later)
    expect(await world.store.one(kept, {})).toMatchObject({ pieces: 5, builds: 2 })
    // 99,998 more make 100,003 of 3 that count: still within a quarter and 100,000.
    await swell(99_998)
    await fresh().keepUp(world.catalogue, later)
    expect(await world.store.one(kept, {})).toMatchObject({ pieces: 100_003, builds: 2 })
    await swell(1)
    await age(-3600)
    // Many, but of a build that was the latest a moment ago: who began to read it may be reading still.
    await fresh().keepUp(world.catalogue, later)
    expect(await world.store.one(kept, {})).toMatchObject({ pieces: 100_004, builds: 2 })
    await age(3600)
    await fresh().keepUp(world.catalogue, later)
    expect(await world.store.one(kept, {})).toMatchObject({ pieces: 3, builds: 1 })
    expect(await reportOf(fresh())).toEqual(before)
    // From what is left it can all be counted again.
    for (const table of ['counts', 'counted']) await world.store.command('test.forget', `TRUNCATE TABLE audience_${table}`)
    expect(await reportOf(fresh())).toEqual(before)
    expect(await world.store.one(kept, {})).toMatchObject({ pieces: 3, builds: 1 })
  })

  test('pieces of a build that was cut off go with them', async () => {
    await rollUpTwice(later)
    const before = await reportOf(fresh())
    await world.store.command(
      'test.cut-off',
      `INSERT INTO audience_days
SELECT days.* REPLACE (1000 AS build) FROM (SELECT * FROM audience_days LIMIT 1) AS days CROSS JOIN numbers(100010) AS copies`,
    )
    expect(await reportOf(fresh())).toEqual(before)
    await fresh().keepUp(world.catalogue, later)
    // The stale build may still be read; that which never counted may not.
    expect(await world.store.one(kept, {})).toMatchObject({ pieces: 5, builds: 2 })
    expect(await reportOf(fresh())).toEqual(before)
  })

  test('counts that were made again go, or were cut off; the report stays', async () => {
    await rollUpTwice(soon)
    const before = await reportOf(fresh())
    await world.store.command('test.cut-off', 'INSERT INTO audience_counts SELECT * REPLACE (1000 AS build) FROM audience_counts')
    const held = await world.store.one(kept, {})
    expect(held.others).toBeGreaterThanOrEqual(held.counts)
    expect(held.counts).toBeGreaterThan(0)
    // What says which counts hold is replaced when the engine merges it.
    await world.store.command('test.merge', 'OPTIMIZE TABLE audience_counted FINAL')
    await fresh().keepUp(world.catalogue, soon)
    expect(await world.store.one(kept, {})).toEqual({ ...held, others: 0 })
    const marks = await countRows(world.store, 'audience_counted')
    expect(await reportOf(fresh())).toEqual(before)
    // Nothing had to be counted again for it.
    expect(await countRows(world.store, 'audience_counted')).toBe(marks)
  })
})
