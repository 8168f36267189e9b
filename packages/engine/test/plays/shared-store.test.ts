import { setTimeout as sleep } from 'node:timers/promises'
import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Catalogue } from '../../src/catalogue/index.js'
import { Plays } from '../../src/plays/index.js'
import { fencedInsert } from '../../src/plays/loader/fenced-insert.js'
import type { Target } from '../../src/plays/loader/halving.js'
import { defineQuery, Int64, type Store } from '../../src/store/index.js'
import { type SharedStore, sharedStore } from '../shared-store.js'
import { countRows, says, viewerKey } from '../world.js'

let shared: SharedStore
/** Of whoever looks from outside. */
let store: Store
beforeAll(async () => {
  shared = await sharedStore()
  store = await shared.open()
})
afterAll(async () => {
  await store?.close()
  await shared?.remove()
})

async function node(): Promise<{ store: Store; plays: Plays; receive(...messages: object[]): Promise<void> }> {
  const own = await shared.open()
  const plays = await Plays.open({ store: own, catalogue: await Catalogue.open(own), viewerKey })
  return {
    store: own,
    plays,
    async receive(...messages) {
      await plays.collector.collect(messages, { receivedAt: own.clock.now(), source: 'test', flags: 0 })
    },
  }
}
const ended = async ({ plays, store: own }: { plays: Plays; store: Store }): Promise<void> => {
  await plays.close()
  await own.close()
}
const epochsOf = async (viewer: string): Promise<number[]> => {
  const epochs = defineQuery({
    tag: 'test.epochs',
    sql: 'SELECT DISTINCT epoch FROM spans WHERE content = {content:String} ORDER BY epoch',
    row: Type.Object({ epoch: Type.Integer() }),
  })
  return (await store.run(epochs, { content: viewer })).map(({ epoch }) => epoch)
}

describe('an insert of viewing', () => {
  const id = '11111111-1111-4111-8111-111111111111'
  const row = (play: string) => `"s","c","${play}",1,1,"","","test",0,0,[[0,60000,0,1]]]\n`
  const target = (epoch: number, lines: (play: string) => string = row): Target => ({
    table: 'messages',
    columns: 'epoch received service content play viewer account market screen source runtime flags spans'.split(' '),
    rowsOf: async (records, first = '') => ({
      lines: Buffer.from(records.map(() => `[${first}${epoch},1628500000000,${lines(crypto.randomUUID())}`).join('')),
      rows: records.length,
    }),
  })
  const record = { kind: 'message' as const, count: 1, touched: Buffer.alloc(0), rows: Buffer.alloc(0) }
  const renewed = (secondsAgo: number) =>
    store.command('test', `INSERT INTO nodes (node, at, passed, open, offset_ms) SELECT '${id}', now64(3) - ${secondsAgo}, 4, 1, 0`)
  const clean = () => store.command('test', `TRUNCATE TABLE nodes`)

  test('is taken under a lease that runs, whole', async () => {
    await clean()
    await renewed(1)
    const before = await countRows(store, 'spans')
    await fencedInsert(store, { node: id, epoch: 4 }, target(4), [record, record, record])
    expect(await countRows(store, 'spans')).toBe(before + 3)
  })

  test.each([
    ['under a lease that has run out', 11, 4],
    ['so late under a lease that it might end after it', 6, 4],
  ])('is refused by the store %s', async (_, secondsAgo, epoch) => {
    await clean()
    await renewed(secondsAgo)
    const before = await countRows(store, 'spans')
    await expect(fencedInsert(store, { node: id, epoch }, target(epoch), [record])).rejects.toMatchObject({ code: 395, poison: false })
    expect(await countRows(store, 'spans')).toBe(before)
  })

  test('is refused with the number of before a publication that did not wait, though the lease runs again', async () => {
    await clean()
    await store.insert('node_fences', ['node', 'cutoff'], [[id, 5]])
    await renewed(0)
    const before = await countRows(store, 'spans')
    await expect(fencedInsert(store, { node: id, epoch: 4 }, target(4), [record])).rejects.toMatchObject({ code: 395 })
    expect(await countRows(store, 'spans')).toBe(before)
    await fencedInsert(store, { node: id, epoch: 5 }, target(5), [record])
    expect(await countRows(store, 'spans')).toBe(before + 1)
  })

  test('is refused by a server that does not have all of the batch', async () => {
    await clean()
    await renewed(0)
    const before = await countRows(store, 'spans')
    const elsewhere: Pick<Store, 'exclusive' | 'insertLines' | 'command'> = {
      exclusive: false,
      insertLines: async () => {},
      command: (...call) => store.command(...call),
    }
    await expect(fencedInsert(elsewhere, { node: id, epoch: 5 }, target(5), [record])).rejects.toMatchObject({ code: 395 })
    expect(await countRows(store, 'spans')).toBe(before)
  })

  test('says which row is none', async () => {
    await clean()
    await renewed(0)
    await expect(
      fencedInsert(
        store,
        { node: id, epoch: 5 },
        target(5, () => '"too short"]\n'),
        [record],
      ),
    ).rejects.toMatchObject({
      poison: true,
    })
  })
})

test('two nodes load side by side, and a cutoff waits for what each had acknowledged', async () => {
  const [one, other] = [await node(), await node()]
  await one.receive(says('a', 'both', 'p1', ['20:00', '20:30']))
  await other.receive(says('b', 'both', 'p2', ['20:00', '20:10']))
  const { epoch, silent } = await one.plays.cutoff()
  expect(silent).toEqual([])
  expect(await epochsOf('both')).toEqual([epoch])
  await other.receive(says('c', 'both', 'p3', ['20:00', '20:05']))
  await other.plays.loader.drained()
  expect(await epochsOf('both')).toEqual([epoch, epoch + 1])
  await ended(one)
  await ended(other)
})

test('a node that is opened while somebody publishes is in it whole, or counts as later', async () => {
  const publisher = await node()
  for (let round = 0; round < 3; round++) {
    const cutting = publisher.plays.cutoff()
    await sleep(round * 15)
    const late = await node()
    await late.receive(says('a', `opened ${round}`, 'p', ['20:00', '20:30']))
    const { epoch } = await cutting
    const before = await epochsOf(`opened ${round}`)
    await late.plays.loader.drained()
    const after = await epochsOf(`opened ${round}`)
    expect(after.length).toBe(1)
    if (after[0]! <= epoch) expect(before).toEqual(after)
    await ended(late)
  }
  await ended(publisher)
})

test('a node that was closed properly is waited for by nobody; one that left something behind is named', async () => {
  const [publisher, gone, crashed] = [await node(), await node(), await node()]
  await ended(gone)
  const open = defineQuery({
    tag: 'test.open',
    sql: 'SELECT toInt64(sum(is_open)) AS n FROM (SELECT argMax(open, at) AS is_open FROM nodes WHERE node IN {nodes:Array(String)} GROUP BY node)',
    row: Type.Object({ n: Int64 }),
  })
  expect(await store.one(open, { nodes: [gone.plays.node] })).toEqual({ n: 0 })
  // Nothing can be loaded any longer: what is acknowledged now stays in its journal.
  await crashed.store.close()
  await crashed.receive(says('a', 'left', 'p', ['20:00', '20:30']))
  await crashed.plays.close(100)
  expect(await store.one(open, { nodes: [crashed.plays.node] })).toEqual({ n: 1 })
  const { silent } = await publisher.plays.cutoff()
  expect(silent).toContain(crashed.plays.node)
  expect(silent).not.toContain(gone.plays.node)
  await ended(publisher)
})
