import Type from 'typebox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eraseViewer } from '../../src/plays/index.js'
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
  sql: `SELECT
    (SELECT count() FROM audience_ids WHERE person IN ({viewer:UInt64}, {account:UInt64})) AS names,
    (SELECT count() FROM audience_days) AS pieces,
    (SELECT uniqExact(account) FROM audience_days) AS accounts`,
  row: Type.Object({ names: Int64, pieces: Int64, accounts: Int64 }),
})

test('of who is erased nothing stays rolled up, and others are rolled up again', async () => {
  await world.carry('e1 1 40')
  const two = [watch('ana', 'e1', on(1, '20:00'), [0, 40]), watch('bo', 'e1', on(1, '21:00'), [0, 40])]
  await world.hear([...two, watch('bo', 'e1', on(2, '21:00'), [0, 10])])
  const rollup = new Rollup({ store: world.store, plays: world.plays })
  const before = await world.report()
  expect(before.accounts).toMatchObject({ reach: 2, completers: 2 })
  const { pseudonyms } = world.plays
  const ana = { viewer: pseudonyms.of('s', 'viewer', 'ana'), account: pseudonyms.of('s', 'account', 'ana') }
  expect(await world.store.one(held, ana)).toEqual({ names: 2, pieces: 3, accounts: 2 })
  await eraseViewer(world.store, world.plays, ['s'], 'ana')
  await rollup.forgetErased()
  // The day that both were in is gone whole until it is asked for.
  expect(await world.store.one(held, ana)).toEqual({ names: 0, pieces: 1, accounts: 1 })
  expect((await world.report()).accounts).toMatchObject({ reach: 1, completers: 1 })
  expect(await world.store.one(held, ana)).toEqual({ names: 0, pieces: 2, accounts: 1 })
})

test('the background turn rolls up days that are over and counts windows that are closed, once', async () => {
  await world.carry('e1 1 40')
  await world.hear([watch('ana', 'e1', on(1, '20:00'), [0, 40]), watch('bo', 'e1', on(9, '21:00'), [0, 40])])
  const rollup = new Rollup({ store: world.store, plays: world.plays })
  await rollup.keepUp(world.catalogue, on(9, '22:00'))
  // Day 9 still runs; of the windows that of 7 days is closed.
  expect(await countRows(world.store, 'audience_built')).toBe(1)
  const counted = await countRows(world.store, 'audience_counted')
  expect(counted).toBeGreaterThan(0)
  await rollup.keepUp(world.catalogue, on(9, '23:00'))
  expect(await countRows(world.store, 'audience_counted')).toBe(counted)
  await world.hear([watch('cy', 'e1', on(3, '20:00'), [0, 40])])
  await rollup.keepUp(world.catalogue, on(10, '01:00'))
  expect(await countRows(world.store, 'audience_built')).toBe(3)
  const season = { ...(await world.report({ window: 7 })).accounts }
  expect(season).toMatchObject({ reach: 2 })
})

test('a rollup that is stopped begins nothing more', async () => {
  await world.carry('e1 1 40')
  await world.hear([watch('ana', 'e1', on(1, '20:00'), [0, 40])])
  const rollup = new Rollup({ store: world.store, plays: world.plays })
  rollup.stop()
  await expect(rollup.keepUp(world.catalogue, on(40, '00:00'))).rejects.toMatchObject({ code: 'shutting-down' })
  expect(await countRows(world.store, 'audience_built')).toBe(0)
})
