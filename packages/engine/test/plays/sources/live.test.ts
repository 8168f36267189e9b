import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { SourceId } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eraseViewer, liveReports } from '../../../src/plays/index.js'
import { defineQuery, Int64 } from '../../../src/store/index.js'
import { openWorld, type World } from '../../world.js'
import { type SourcePlay, sourcePlays, wordsOf } from './source-plays.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.remove())

const minute = 60_000
// Lately: what is older than a quarter of a year is dropped from the counts.
const start = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 2 * 3_600_000

/** Sends lines in one body, received at an instant; waits until the store has them. */
async function send(
  service: string,
  source: SourceId,
  records: readonly unknown[],
  receivedAt: number,
  more: { oldest?: number; flags?: number } = {},
) {
  const taken = await world.plays.lines.take(source, records, {
    ...{ key: 'k1', service, receivedAt, oldest: 0, flags: 0 },
    ...more,
  })
  await world.plays.loader.drained()
  return taken
}

async function settle(now: number) {
  const settled = await world.plays.settler.pass(now)
  await world.plays.loader.drained()
  return settled
}

const stored = defineQuery({
  tag: 'test.spans',
  sql: `-- one row per play of a service
SELECT content, toString(play) AS play, intervalLengthSum(toUnixTimestamp64Milli(start), toUnixTimestamp64Milli(stop)) AS ms,
    toString(max(viewer)) AS viewer, toString(max(account)) AS account, max(market) AS market, max(screen) AS screen, toInt64(max(lead)) AS ahead,
    max(flags) AS flags
FROM spans WHERE service = {service:String} GROUP BY content, play ORDER BY content, play`,
  row: Type.Object({
    ...{ content: Type.String(), play: Type.String(), ms: Int64, viewer: Type.String(), account: Type.String(), market: Type.String() },
    ...{ screen: Type.String(), ahead: Int64, flags: Type.Integer() },
  }),
})
const spansOf = (service: string) => world.store.run(stored, { service })
const figuresOf = async (service: string) => (await spansOf(service)).map(({ content, play, ms }) => `${content} ${play} ${ms}`)
const hours = defineQuery({
  tag: 'test.hours',
  sql: 'SELECT reason, sum(records) AS records, sum(ms) AS ms FROM source_hours WHERE service = {service:String} GROUP BY reason ORDER BY reason',
  row: Type.Object({ reason: Type.String(), records: Int64, ms: Int64 }),
})

const line = (sid: string, second: number, sta: string, more = '') =>
  `cid="e1",e=ps,${more}sid="${sid}",${sta ? `sta=${sta},` : ''}ts=${start + second * 1000},v=2`

/** A whole number below another, from a seed: a generator of one’s own, so that a failure comes again. */
function below(seed: number): (most: number) => number {
  let state = seed >>> 0
  return most => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

function shuffled<Value>(list: readonly Value[], pick: (most: number) => number): Value[] {
  const order = [...list]
  for (let at = order.length - 1; at > 0; at--) {
    const other = pick(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}

describe.each(['cmcd', 'segment', 'snowplow', 'emby', 'jellyfin', 'plex'] as const)('%s', source => {
  test('in bodies of any size, any order and repeated, equals what the file gives', async () => {
    const pick = below(7)
    const plays: SourcePlay[] = sourcePlays(40, pick)
    const records = plays.flatMap(play => wordsOf[source](play, pick))
    const text = records.map(record => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n')
    const [asFile, asSent] = [`${source} file`, `${source} sent`]
    await world.plays.importSource(Readable.from([Buffer.from(text)]), { from: source, service: asFile })
    const again = records.filter(() => pick(5) === 0)
    const all = shuffled([...records, ...again], pick)
    const now = Date.now()
    for (let at = 0; at < all.length; ) {
      const size = 1 + pick(60)
      // Received one after the other, within a minute.
      await world.plays.lines.take(source, all.slice(at, at + size), {
        ...{ key: 'k1', service: asSent, receivedAt: now + Math.floor((at / all.length) * minute), oldest: 0, flags: 0 },
      })
      at += size
    }
    await world.plays.loader.drained()
    expect((await settle(now + minute)).sessions).toBe(0)
    expect((await settle(now + 4 * minute)).sessions).toBeGreaterThan(0)
    const figures = await figuresOf(asSent)
    expect(figures.length).toBeGreaterThan(10)
    expect(figures).toEqual(await figuresOf(asFile))
    expect(await settle(now + 4 * minute)).toEqual({ sessions: 0, contradicted: 0 })
  })
})

describe('a session', () => {
  test('is settled two minutes after its last line arrived, and not before', async () => {
    await send('quiet', 'cmcd', [line('s', 0, 'p'), line('s', 30, 'p')], start + 31_000)
    await send('quiet', 'cmcd', [line('s', 60, 'e')], start + 61_000)
    await settle(start + 61_000 + 119_000)
    expect(await spansOf('quiet')).toEqual([])
    await settle(start + 61_000 + 120_000)
    expect(await spansOf('quiet')).toMatchObject([{ content: 'e1', ms: 60_000, viewer: '0', account: '0', ahead: 0 }])
  })

  test('of which no end comes ends with the last that was received', async () => {
    await send('no end', 'cmcd', [line('s', 0, 'p'), line('s', 30, 'p'), line('s', 55, 'p')], start + 60_000)
    await settle(start + 20 * minute)
    expect(await spansOf('no end')).toMatchObject([{ ms: 55_000 }])
  })

  test('that goes on after it was settled grows', async () => {
    await send('grows', 'cmcd', [line('s', 0, 'p'), line('s', 30, 'a')], start + 30_000)
    await settle(start + 5 * minute)
    await send('grows', 'cmcd', [line('s', 300, 'p'), line('s', 330, 'a')], start + 331_000)
    await settle(start + 10 * minute)
    expect(await spansOf('grows')).toMatchObject([{ ms: 60_000 }])
  })

  test('that never falls silent is settled every ten minutes, as far as it is certain', async () => {
    const lines = Array.from({ length: 80 }, (_, at) => line('s', at * 10, 'p'))
    for (const [at, one] of lines.entries())
      await world.plays.lines.take('cmcd', [one], { key: 'k', service: 'long', receivedAt: start + at * 10_000, oldest: 0, flags: 0 })
    await world.plays.loader.drained()
    // The last line came ten seconds ago: what came two minutes ago is certain.
    await settle(start + 800_000)
    expect(await spansOf('long')).toMatchObject([{ ms: 680_000 }])
    await settle(start + 800_000 + 2 * minute)
    expect(await spansOf('long')).toMatchObject([{ ms: 790_000 }])
  })

  test('of which a line comes too late keeps what was settled: the contradiction is counted', async () => {
    await send('late', 'cmcd', [line('s', 0, 'p'), line('s', 60, 'p'), line('s', 80, 'e')], start + 80_000)
    await settle(start + 5 * minute)
    await send('late', 'cmcd', [line('s', 20, 'a')], start + 6 * minute)
    expect(await settle(start + 10 * minute)).toMatchObject({ contradicted: 1 })
    expect(await spansOf('late')).toMatchObject([{ ms: 80_000 }])
    expect(await world.store.run(hours, { service: 'late' })).toEqual([
      { reason: '', records: 4, ms: 0 },
      { reason: 'contradicts what was settled: it came too late, what was settled stays', records: 1, ms: 40_000 },
    ])
  })

  test('is read whole, whichever collector its lines came to', async () => {
    // Two collectors journal lines in turns; what the store has is one session.
    const [first, second] = [
      [line('s', 0, 'p'), line('s', 40, 'p')],
      [line('s', 20, 'p'), line('s', 60, 'e')],
    ]
    await send('two', 'cmcd', second, start + 61_000)
    await send('two', 'cmcd', first, start + 62_000)
    await settle(start + 5 * minute)
    expect(await spansOf('two')).toMatchObject([{ ms: 60_000 }])
  })
})

test('a clock that runs ahead is seen by the guard', async () => {
  await send('ahead', 'cmcd', [line('s', 0, 'p'), line('s', 60, 'e')], start - 10 * minute)
  await settle(start + 30 * minute)
  expect(await spansOf('ahead')).toMatchObject([{ ms: 60_000, ahead: 11 * minute }])
})

test('people are hashed before anything is written, as in a file; what custom keys say comes along', async () => {
  const custom = 'sweeps-account="home",sweeps-market="de",sweeps-screen="tv",sweeps-viewer="ana",'
  const lines = [line('s', 0, 'p', custom), line('s', 30, 'e', custom)]
  await send('people', 'cmcd', lines, start, { flags: 2 })
  await settle(start + 5 * minute)
  const { pseudonyms } = world.plays
  expect(await spansOf('people')).toMatchObject([
    {
      ...{ viewer: pseudonyms.of('people', 'viewer', 'ana'), account: pseudonyms.of('people', 'account', 'home') },
      ...{ market: 'DE', screen: 'tv', flags: 2 },
    },
  ])
  const bodies = defineQuery({
    tag: 'test.bodies',
    sql: "SELECT body FROM live_lines WHERE service = 'people' AND (body LIKE '%ana%' OR body LIKE '%home%')",
    row: Type.Object({ body: Type.String() }),
  })
  expect(await world.store.run(bodies, {})).toEqual([])
})

test('an account that nobody names is the viewer’s own', async () => {
  const event = (name: string, second: number) => ({
    ...{ type: 'track', event: name, userId: 'ana', timestamp: new Date(start + second * 1000).toISOString() },
    properties: { session_id: 's', asset_id: 'e1' },
  })
  await send('own', 'segment', [event('Video Content Started', 0), event('Video Content Completed', 20)], start)
  await settle(start + 5 * minute)
  const { pseudonyms } = world.plays
  expect(await spansOf('own')).toMatchObject([
    { viewer: pseudonyms.of('own', 'viewer', 'ana'), account: pseudonyms.of('own', 'account', 'ana') },
  ])
})

test('who is erased comes back by no line that was not settled', async () => {
  const custom = 'sweeps-viewer="bea",'
  await send('erased', 'cmcd', [line('s', 0, 'p', custom), line('s', 30, 'e'), line('t', 0, 'p'), line('t', 10, 'e')], start)
  expect(await eraseViewer(world.store, world.plays, ['erased'], 'bea')).toMatchObject({ rows: 0 })
  await settle(start + 5 * minute)
  // The session of whoever was not named is there.
  expect(await spansOf('erased')).toMatchObject([{ ms: 10_000 }])
})

test('what is left out is counted by reason, what is refused is stored as a reject', async () => {
  const taken = await send(
    'counted',
    'cmcd',
    [line('s', 0, 'p'), line('s', 1, 'p').replace('e=ps', 'e=rr'), 'nonsense', line('s', -86_400, 'p')],
    start,
    { oldest: start - 3_600_000 },
  )
  expect(taken).toMatchObject({ taken: 1, leftOut: 1, refused: 2 })
  expect(taken.bad.map(({ index, field }) => [index, field])).toEqual([
    [2, ''],
    [3, 'time'],
  ])
  expect((await world.store.run(hours, { service: 'counted' })).map(({ reason, records }) => [reason, records])).toEqual([
    ['', 1],
    ['refused: `sweeps rejects` says why', 2],
    ['responses (rr): they say when a request began, not that it plays', 1],
  ])
})

test('what each source sent is reported: when last, what was set aside and why', async () => {
  const [report] = (await liveReports(world.store, start + 30 * minute)).filter(({ service }) => service === 'late')
  expect(report).toEqual({
    ...{ service: 'late', source: 'cmcd', lines: 4, silentSince: null, away: null },
    last: new Date(start + 10 * minute).toISOString(),
    setAside: [{ reason: expect.stringContaining('contradicts'), records: 1, minutes: 40 / 60 }],
  })
})

test('what was settled long ago is forgotten, what was not is not', async () => {
  const rows = defineQuery({
    tag: 'test.rows',
    sql: `SELECT count() AS n FROM live_lines WHERE service = 'old'`,
    row: Type.Object({ n: Int64 }),
  })
  const sid = randomUUID()
  await send('old', 'cmcd', [line(sid, 0, 'p'), line(sid, 30, 'e')], start)
  // Just stored: settled, and not old enough to be sure that nothing else was stored with it.
  await settle(start + 5 * minute)
  expect((await world.store.one(rows, {})).n).toBe(2)
  await settle(Date.now() + 8 * 3_600_000)
  expect((await world.store.one(rows, {})).n).toBe(0)
  expect(await spansOf('old')).toMatchObject([{ ms: 30_000 }])
})
