import { expect, test } from 'vitest'
import { type Load, measured } from '../bench/capacity/costs.js'
import { need } from '../bench/capacity/need.js'
import { shape, simulate } from '../bench/capacity/simulate.js'

const load: Load = { playsPerDay: 86_400, hours: 0.5, spans: 2, everySeconds: 60, peak: 2 }
const machine = { cores: 4, use: 0.5 }

//  a play: 30 messages while it runs and 2 that close a span; one play a second in the mean
test('what a load takes is its messages times what one costs', () => {
  const costs = { ...measured, collectorUs: 100_000, storeUs: 50_000, messageBytes: 500, spanBytes: 20 }
  const needed = need(load, costs, machine)
  expect(needed.messagesPerSecond).toEqual({ mean: 32, peak: 64 })
  // 6.4 cores of collectors, 2 of each 4 in use, and one to spare; 3.2 of the store
  expect(needed).toMatchObject({ collectorCores: 6.4, storeCores: 3.2, collectors: 5, shards: 2 })
  expect(needed.disk.perDay).toBe(86_400 * 2 * 20)
  expect(needed.network).toBe(64 * 500)
})

test('a day has its sum and its peak, in the evening', () => {
  for (const peak of [1.5, 2.5, 6]) {
    const day = shape(peak)
    expect(day.reduce((sum, height) => sum + height, 0) / 1440).toBeCloseTo(1, 6)
    expect([Math.max(...day), day.indexOf(Math.max(...day))]).toEqual([peak, 1260])
  }
})

test('nothing waits while there is room; what waits while the store is away is loaded afterwards, later the fewer shards there are', () => {
  const day = (shards: number, minutes: number) =>
    simulate(
      load,
      { ...measured, collectorUs: 50_000, storeUs: 50_000 },
      { collectors: 4, shards, machine, outage: { from: 1250, minutes, store: true } },
    )
  expect(day(2, 0)).toMatchObject({ lagSeconds: 0, backlogBytes: 0 })
  expect(day(2, 10).lagSeconds).toBeGreaterThan(600)
  expect(day(1, 10).lagSeconds).toBeGreaterThan(day(2, 10).lagSeconds)
  // Ten minutes at the peak of 64 messages a second, in four journals.
  expect(day(2, 10).backlogBytes / ((64 * 600 * measured.messageBytes) / 4)).toBeCloseTo(1, 1)
})
