import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { FairQueue } from '../src/collect/fair-queue.js'

const KB = 1024
/** Work that takes so many milliseconds of the thread. */
const busy = (milliseconds: number): void => {
  for (const until = performance.now() + milliseconds; performance.now() < until; );
}

test('work of a key that floods waits for itself, another key’s does not wait for it', async () => {
  const queue = new FairQueue()
  const order: string[] = []
  const job = (key: string, size: number, milliseconds: number) =>
    queue.run(key, size, async () => {
      busy(milliseconds)
      order.push(key)
    })
  const flood = Array.from({ length: 100 }, () => job('flood', 64 * KB, 1))
  await turn()
  await job('other', 500, 0)
  expect(order.filter(key => key === 'flood').length).toBeLessThan(15)
  await Promise.all(flood)
  expect(order).toHaveLength(101)
})

test('keys that wait get the same bytes, whatever the size of their bodies', async () => {
  // A clock of its own: a thread that is held up by something else would make usual work look long, and its key rest.
  let clock = 0
  const queue = new FairQueue({ slice: 0.4, now: () => clock })
  const done = { large: 0, small: 0 }
  const job = (key: 'large' | 'small', size: number) =>
    queue.run(key, size, async () => {
      clock += 0.1
      done[key] += size
    })
  const all = [...Array.from({ length: 40 }, () => job('large', 64 * KB)), ...Array.from({ length: 320 }, () => job('small', 8 * KB))]
  while (done.large + done.small < 2560 * KB) await turn()
  // The first slice is work of the one that came first, at once: four bodies. Then turns differ by at most one body.
  expect(Math.abs(done.large - done.small)).toBeLessThanOrEqual(5 * 64 * KB)
  await Promise.all(all)
  expect(done).toEqual({ large: 2560 * KB, small: 2560 * KB })
})

test('the event loop has its turn however much waits', async () => {
  const queue = new FairQueue()
  let turns = 0
  let waiting = true
  const count = async (): Promise<void> => {
    for (; waiting; turns++) await turn()
  }
  const counted = count()
  await Promise.all(Array.from({ length: 50 }, () => queue.run('a', KB, async () => busy(1))))
  waiting = false
  await counted
  expect(turns).toBeGreaterThan(30)
})

test('of what may wait a key leaves as much to others; the first is never refused', async () => {
  const queue = new FairQueue({ capacity: 100 * KB })
  const begin = queue.run('a', KB, async () => busy(2))
  const jobs = Array.from({ length: 10 }, () => queue.run('a', 10 * KB, async () => {}))
  const other = queue.run('b', 64 * KB, async () => {})
  const settled = await Promise.allSettled(jobs)
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  for (const one of settled)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'too-many-requests', status: 429, members: { retryAfter: 1 } })
  await Promise.all([begin, other])
})

test('what fails fails for whoever asked, and the next goes on', async () => {
  const queue = new FairQueue()
  const failing = (): Promise<never> => Promise.reject(new Error('no'))
  void queue.run('a', KB, async () => busy(2))
  const failed = queue.run('a', KB, failing)
  const next = queue.run('a', KB, async () => 'done')
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('done')
})

test('beside others a key rests after work that takes long, and alone it does not', async () => {
  const queue = new FairQueue()
  let floods = 0
  const flood = (): Promise<void> =>
    queue.run('flood', 64 * KB, async () => {
      busy(2)
      floods++
    })
  // What waits goes on waiting: as many as a flood has connections.
  const flooding = async (until: () => boolean): Promise<void> => {
    while (!until()) await flood()
  }
  let over = false
  const floodsIn = async (milliseconds: number, work: () => Promise<void>): Promise<number> => {
    floods = 0
    const end = performance.now() + milliseconds
    over = false
    const all = Array.from({ length: 8 }, () => flooding(() => over))
    while (performance.now() < end) await work()
    over = true
    await Promise.all(all)
    return floods
  }
  const alone = await floodsIn(400, turn as () => Promise<void>)
  const beside = await floodsIn(400, async () => {
    await queue.run('calm', KB, async () => {})
    await turn()
  })
  expect(beside).toBeLessThan(alone / 2)
  expect(beside).toBeGreaterThan(0)
})

test('nobody waits for a key that rests', async () => {
  const queue = new FairQueue()
  await queue.run('calm', KB, async () => {})
  await queue.run('flood', 64 * KB, async () => busy(20))
  // It rests for longer than this test may take.
  const flood = queue.run('flood', 64 * KB, async () => 'flood')
  await turn()
  const first = await Promise.race([flood, queue.run('calm', KB, async () => 'calm')])
  expect(first).toBe('calm')
  expect(await flood).toBe('flood')
})
