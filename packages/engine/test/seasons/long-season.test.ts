import { afterAll, beforeAll, expect, test } from 'vitest'
import { seasonUnits } from '../../src/seasons/rollup/season-units.js'
import { sharesOf } from '../../src/seasons/rollup/shares.js'
import type { Store } from '../../src/store/index.js'
import { type SharedStore, sharedStore } from '../shared-store.js'

/*
 * A server over HTTP takes parameters of at most 128 KB: a daily series in its second year has more days of episodes than that holds names of
 * builds.
 */
const episodes = 300
const days = 400
const from = 1_600_000_000 - (1_600_000_000 % 86_400)

let shared: SharedStore
let store: Store
beforeAll(async () => {
  shared = await sharedStore()
  store = await shared.open()
  await store.command(
    'test.days',
    `INSERT INTO audience_built (service, content, began, build, changes, rows)
    SELECT 'noa', concat('a-daily-series-episode-', toString(number % ${episodes})), toDateTime(${from} + intDiv(number, ${episodes}) * 86400, 'UTC'), number + 1, 1, 2
    FROM numbers(${episodes * days})`,
  )
  // Three days of an episode are rolled up anew, each with a piece more.
  await store.command(
    'test.again',
    `INSERT INTO audience_built (service, content, began, build, changes, rows)
    SELECT 'noa', 'a-daily-series-episode-7', toDateTime(${from} + number * 86400, 'UTC'), 500000 + number, 2, 3
    FROM numbers(3)`,
  )
})
afterAll(async () => {
  await store.close()
  await shared.remove()
})

const scope = {
  services: Array.from({ length: episodes }, () => 'noa'),
  contents: Array.from({ length: episodes }, (_, number) => `a-daily-series-episode-${number}`),
  numbers: Array.from({ length: episodes }, (_, number) => number + 1),
  runtimes: Array.from({ length: episodes }, () => 1_500_000),
  from: from * 1000,
  to: (from + days * 86_400) * 1000,
  epoch: 1,
}
const end = from + days * 86_400

test('120,000 days of episodes are counted over HTTP', async () => {
  const units = await seasonUnits(store, scope, end)
  expect(units.pieces).toBe(episodes * days * 2 + 3)
  // In shares: that is asked of the pieces of all the days.
  expect(await sharesOf(store, units, 100_000)).toHaveLength(4)
})

test('as they were before some were rolled up anew, and up to an earlier end', async () => {
  expect((await seasonUnits(store, scope, end, 499_999)).pieces).toBe(episodes * days * 2)
  expect((await seasonUnits(store, scope, from + 2 * 86_400)).pieces).toBe(episodes * 2 * 2 + 2)
})
