import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Season } from '../../src/seasons/find-season.js'
import { Builds } from '../../src/seasons/rollup/builds.js'
import { SeasonCounts } from '../../src/seasons/rollup/counts.js'
import { scopeOf } from '../../src/seasons/scope.js'
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
    `INSERT INTO audience_built (service, content, began, build, changes, rows, checks)
    SELECT 'noa', concat('a-daily-series-episode-', toString(number % ${episodes})), toDateTime(${from} + intDiv(number, ${episodes}) * 86400, 'UTC'), number + 1, 1, 2, arrayWithConstant(128, 1)
    FROM numbers(${episodes * days})`,
  )
  // Three days of an episode are rolled up anew, each with an account more.
  await store.command(
    'test.again',
    `INSERT INTO audience_built (service, content, began, build, changes, rows, checks)
    SELECT 'noa', 'a-daily-series-episode-7', toDateTime(${from} + number * 86400, 'UTC'), 500000 + number, 2, 3, arrayWithConstant(128, 2)
    FROM numbers(3)`,
  )
  await store.command(
    'test.pieces',
    `INSERT INTO audience_days (service, content, slice, account, viewer, began, build, watched_ms, last_ms)
    SELECT 'noa', 'a-daily-series-episode-7', account, account, account, toDateTime(${from}, 'UTC') + toIntervalDay(day), unit, 600000, 600000
    FROM (SELECT arrayJoin([0, 1, 2]) AS day, arrayJoin([(1, 8 + day * ${episodes}), (1, 500000 + day), (2 + day, 500000 + day)]) AS piece, piece.1 AS account, piece.2 AS unit)`,
  )
})
afterAll(async () => {
  await store.close()
  await shared.remove()
})

const numbers = Array.from({ length: episodes }, (_, number) => number)
const season: Season = {
  title: 'noa',
  titleName: 'Noa',
  season: 1,
  released: '2020-09-13',
  services: ['noa'],
  runtimeMs: episodes * 1_500_000,
  episodes: numbers.map(number => ({
    episode: number + 1,
    name: '',
    runtimeMs: 1_500_000,
    released: null,
    contents: [{ service: 'noa', content: `a-daily-series-episode-${number}` }],
  })),
}

/** Starters by account of the first days, counted at a time when no build had a higher number. */
async function starters(horizon: number, upto: number): Promise<number | undefined> {
  const scope = scopeOf(season, { from: from * 1000, to: (from + horizon * 86_400) * 1000, epoch: 1 })
  const counts = new SeasonCounts({ store, builds: new Builds(store), upto: async () => upto, goOn: () => {}, piecesAtOnce: 100_000 })
  const counted = await counts.read({ season, scope, clock: { since: [0], shifts: [0] }, horizon }, horizon)
  return counted.find(({ measure }) => measure === 'accounts.starters')?.amount
}

test('120,000 days of episodes are counted over HTTP', async () => {
  expect(await starters(days, 1_000_000)).toBe(4)
})

test('as they were before some were rolled up anew, and up to an earlier end', async () => {
  expect(await starters(days, 499_999)).toBe(1)
  expect(await starters(2, 1_000_000)).toBe(3)
})
